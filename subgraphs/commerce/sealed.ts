import type { SealedFields } from '../kit/vault/sealedFields';

/** What stands sealed of this subgraph's records: what no list publishes of a subject. */
export const COMMERCE_SEALED: readonly SealedFields[] = [
  {
    collection: 'tax_grades',
    subject: 'subjectId',
    fields: [{ field: 'TaxGrade.score', path: 'score', form: 'integer' }],
  },
  {
    collection: 'sector_grades',
    subject: 'subjectId',
    fields: [{ field: 'SectorGrade.explanation', path: 'explanation', form: 'json' }],
  },
];
