import type { CreditRecord } from '../../kit/record/record';
import type { Profession } from '../profession';
import type { RestrictedClasses } from '../../kit/record/restricted';

/**
 * A professional qualification of a natural person, held whether or not they practise. The licence
 * registers publish those of who practises (`disclosure` OPEN); others are RESTRICTED.
 */
export interface QualificationRecord extends CreditRecord {
  /** The register entry it led to; null for who holds it and does not practise. */
  readonly practitionerId: string | null;
  readonly profession: Profession;
  /** 法律职业资格, 教师资格, 医师资格 … */
  readonly title: string;
  /** 高级中学, 执业医师, 执业助理医师 …; null where the qualification has no levels. */
  readonly level: string | null;
  readonly issuer: string;
  /** Sealed. */
  readonly certificateNumber: string;
}

/** Qualifications of who does not practise are not published. */
export const RESTRICTED_QUALIFICATIONS: RestrictedClasses<
  Pick<QualificationRecord, 'practitionerId'>
> = {
  WITHOUT_PRACTICE: ({ practitionerId }) => practitionerId === null,
};
