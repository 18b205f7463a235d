import type { SealedFields } from '../framework/vault/sealedFields';

/**
 * What stands sealed of practitioners. The licence registers publish name,
 * licence number and status of who practises; those stay readable, and searchable.
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
