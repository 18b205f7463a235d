import type { CreditRecord, Disclosure } from '../../kit/record/record';
import {
  disclosureOf,
  OF_PERSONS,
  type OfPerson,
  type RestrictedClasses,
} from '../../kit/record/restricted';

/** Administrative Penalty Law, Article 9; meanings in schema/government/Penalty.graphql. */
export type PenaltyClass =
  | 'WARNING'
  | 'CRITICISM'
  | 'FINE'
  | 'CONFISCATION'
  | 'LICENCE_SUSPENSION'
  | 'DOWNGRADE'
  | 'LICENCE_REVOCATION'
  | 'BUSINESS_RESTRICTION'
  | 'BUSINESS_SUSPENSION'
  | 'CLOSURE'
  | 'PRACTICE_BAN'
  | 'DETENTION'
  | 'OTHER';

export type PenaltySeverity = 'MINOR' | 'GENERAL' | 'SERIOUS';

/**
 * An administrative penalty (行政处罚) with the field set of double publicity. Its category is
 * ADMINISTRATIVE; the decision's title and number are those of `basis`. The document number of
 * the party and of its representative are not collected at all.
 */
export interface PenaltyRecord extends CreditRecord {
  /** Type of violation, from a short list of phrases: conditions on it compare the whole text. */
  readonly violationType: string;
  /** Facts found; must name no natural person. */
  readonly fact: string;
  /** Articles applied. */
  readonly legalBasis: string;
  readonly penaltyClasses: readonly PenaltyClass[];
  readonly content: string;
  /** In fen; 0 where there is no fine, never null, so that the order by fine is total. */
  readonly fine: number | bigint;
  /** In fen; 0 where nothing was confiscated. */
  readonly confiscation: number | bigint;
  /** Name and number of the licence suspended or revoked. */
  readonly licenceAffected: string | null;
  readonly severity: PenaltySeverity;
  readonly procedure: 'ORDINARY' | 'SUMMARY';
  readonly effectEndsOn: string | null;
  /** The punishing authority; `sourceDepartmentId` is the unit that reported the penalty. */
  readonly authorityId: string;
  readonly status: 'IN_FORCE' | 'PERFORMED' | 'UNDER_REVIEW' | 'CHANGED';
}

/**
 * Penalties of natural persons are not published; of others, minor ones are normally not
 * (NDRC Order 36 of 2025).
 */
export const RESTRICTED_PENALTIES: RestrictedClasses<
  OfPerson & { readonly severity: PenaltySeverity }
> = {
  ...OF_PERSONS,
  MINOR_PENALTIES: ({ severity }) => severity === 'MINOR',
};

export function penaltyDisclosure(subjectIsPerson: boolean, severity: PenaltySeverity): Disclosure {
  return disclosureOf(RESTRICTED_PENALTIES, { subjectIsPerson, severity });
}
