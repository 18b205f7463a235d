import type { SealedFields } from '../kit/vault/sealedFields';

/**
 * What stands sealed of practitioners and their records. The licence registers publish name,
 * licence number and status of who practises; those stay readable, and searchable.
 */
export const SOCIAL_SEALED: readonly SealedFields[] = [
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
  {
    collection: 'qualifications',
    subject: 'subjectId',
    fields: [{ field: 'Qualification.certificateNumber', path: 'certificateNumber' }],
  },
  {
    collection: 'disciplineRecords',
    subject: 'subjectId',
    fields: [
      { field: 'DisciplineRecord.facts', path: 'facts' },
      { field: 'DisciplineRecord.amount', path: 'amount', form: 'integer' },
    ],
  },
];
