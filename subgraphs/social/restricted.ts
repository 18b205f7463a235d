import type { DisciplineRecordRow, QualificationRow } from '../../schema/generated/social.rows';
import { defineRecord } from '../framework/records/defineRecord';
import type { RestrictedClasses } from '../framework/records/restricted';

/** Disciplinary decisions are published only for lawyers. */
export const RESTRICTED_DISCIPLINE: RestrictedClasses<Pick<DisciplineRecordRow, 'profession'>> = {
  UNPUBLISHED_PROFESSIONS: ({ profession }) => profession !== null && profession !== 'LAWYER',
};

export const disciplineRecord = defineRecord('DisciplineRecord', {
  restricted: RESTRICTED_DISCIPLINE,
});

/** Qualifications of persons who do not practise are not published. */
export const RESTRICTED_QUALIFICATIONS: RestrictedClasses<
  Pick<QualificationRow, 'practitionerId'>
> = {
  WITHOUT_PRACTICE: ({ practitionerId }) => practitionerId === null,
};

export const qualification = defineRecord('Qualification', {
  restricted: RESTRICTED_QUALIFICATIONS,
});
