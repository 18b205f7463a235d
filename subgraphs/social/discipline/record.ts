import type { AmountBand } from '../../kit/amountBand';
import type { CreditRecord } from '../../kit/record/record';
import type { Sealable } from '../../kit/vault/sealedFields';
import type { Profession } from '../profession';
import type { RestrictedClasses } from '../../kit/record/restricted';

export type DisciplineKind =
  | 'WARNING'
  | 'CRITICISM'
  | 'FINE'
  | 'CONFISCATION'
  | 'SUSPENSION'
  | 'LICENCE_REVOCATION'
  | 'QUALIFICATION_LOSS'
  | 'QUALIFICATION_REVOCATION'
  | 'ADMINISTRATIVE_SANCTION'
  | 'DISMISSAL'
  | 'SUSPENSION_FOR_RECTIFICATION'
  | 'MEMBERSHIP_SANCTION';

/**
 * A penalty or sanction of a practitioner or of an institution. Decisions on lawyers and on
 * institutions are published (`disclosure` OPEN); those on teachers and doctors are RESTRICTED.
 */
export interface DisciplineDocument extends CreditRecord {
  /** The register entry disciplined; null when an institution is. */
  readonly practitionerId: string | null;
  /** Null when an institution is disciplined. */
  readonly profession: Profession | null;
  readonly source: 'ADMINISTRATIVE' | 'ASSOCIATION' | 'EMPLOYER';
  /** At least one; a decision may combine several. */
  readonly kinds: readonly DisciplineKind[];
  /** The provision in Chinese: 《中华人民共和国律师法》第四十七条. */
  readonly legalProvision: string;
  /** Sealed. */
  readonly facts: string;
  /** Sealed. Fine and confiscation together, in fen; null where there is neither. */
  readonly amount: Sealable<number | bigint> | null;
  /** The band of the amount, which is published with the decision. */
  readonly amountBand: AmountBand | null;
  /** First and last day of a suspension from practice; null where there is none. */
  readonly suspendedFrom: string | null;
  readonly suspendedUntil: string | null;
}

/** Decisions on practitioners are published of lawyers alone. */
export const RESTRICTED_DISCIPLINE: RestrictedClasses<Pick<DisciplineDocument, 'profession'>> = {
  UNPUBLISHED_PROFESSIONS: ({ profession }) => profession !== null && profession !== 'LAWYER',
};
