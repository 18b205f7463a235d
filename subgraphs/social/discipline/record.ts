import type { DisciplineRecordRow } from '../../../schema/generated/social.rows';
import type { RestrictedClasses } from '../../kit/record/restricted';

export type { DisciplineKind } from '../../../schema/generated/social.rows';

/**
 * A penalty or sanction of a practitioner or of an institution. Decisions on lawyers and on
 * institutions are published (`disclosure` OPEN); those on teachers and doctors are RESTRICTED.
 */
export interface DisciplineDocument extends DisciplineRecordRow {
  /** The register entry disciplined; null when an institution is. */
  readonly practitionerId: string | null;
}

/** Decisions on practitioners are published of lawyers alone. */
export const RESTRICTED_DISCIPLINE: RestrictedClasses<Pick<DisciplineDocument, 'profession'>> = {
  UNPUBLISHED_PROFESSIONS: ({ profession }) => profession !== null && profession !== 'LAWYER',
};
