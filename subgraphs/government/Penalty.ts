import type { PenaltyKind, PenaltySeverity } from '../../schema/generated/government.rows';
import { defineRecord } from '../framework/records/defineRecord';
import { OF_PERSONS, type OfPerson, type RestrictedClasses } from '../framework/records/restricted';
import { amountBand } from './amountBand';
import { reportedLate } from '../framework/records/doublePublicity';

/**
 * Penalties on natural persons are not published. Minor penalties on other subjects are normally not
 * published either (NDRC Order 36 of 2025).
 */
export const RESTRICTED_PENALTIES: RestrictedClasses<
  OfPerson & { readonly severity: PenaltySeverity }
> = {
  ...OF_PERSONS,
  MINOR_PENALTIES: ({ severity }) => severity === 'MINOR',
};

export const penalty = defineRecord<PenaltyKind>('Penalty', {
  restricted: RESTRICTED_PENALTIES,
  fields: { amountBand, reportedLate },
});
