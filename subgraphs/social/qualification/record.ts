import type { QualificationRow } from '../../../schema/generated/social.rows';
import type { RestrictedClasses } from '../../kit/record/restricted';

/**
 * A professional qualification of a natural person, held whether or not they practise. The licence
 * registers publish those of who practises (`disclosure` OPEN); others are RESTRICTED.
 */
export interface QualificationRecord extends QualificationRow {
  /** The register entry it led to; null for who holds it and does not practise. */
  readonly practitionerId: string | null;
}

/** Qualifications of who does not practise are not published. */
export const RESTRICTED_QUALIFICATIONS: RestrictedClasses<
  Pick<QualificationRecord, 'practitionerId'>
> = {
  WITHOUT_PRACTICE: ({ practitionerId }) => practitionerId === null,
};
