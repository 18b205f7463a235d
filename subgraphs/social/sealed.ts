import type { SealedFields } from '../framework/vault/sealedFields';

/**
 * The sealed fields of practitioners. The licence registers publish a practitioner's name, licence
 * number and status, so these stay readable and searchable.
 */
export const PRACTITIONERS_SEALED: readonly SealedFields[] = [
  {
    collection: 'practitioners',
    subject: 'subjectId',
    fields: [
      { field: 'Practitioner.sex', path: 'sex' },
      { field: 'Practitioner.qualificationNumber', path: 'qualificationNumber' },
      { field: 'PractitionerAssessment.result', path: 'assessment.result' },
      { field: 'PractitionerAssessment.assessedOn', path: 'assessment.assessedOn' },
      { field: 'PractitionerAssessment.assessor', path: 'assessment.assessor' },
    ],
  },
];
