import type {
  PenaltyClass,
  PenaltyRow,
  PenaltySeverity,
} from '../../../schema/generated/government.rows';
import type { Disclosure } from '../../kit/record/record';
import {
  disclosureOf,
  OF_PERSONS,
  type OfPerson,
  type RestrictedClasses,
} from '../../kit/record/restricted';

export type { PenaltyClass, PenaltySeverity };

/**
 * An administrative penalty (行政处罚) with the field set of double publicity. Its category is
 * ADMINISTRATIVE; the decision's title and number are those of `basis`. The document number of
 * the party and of its representative are not collected at all.
 */
export type PenaltyRecord = PenaltyRow;

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
