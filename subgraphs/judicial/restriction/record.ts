import type {
  ConsumptionRestrictionRow,
  RestrictedAct,
} from '../../../schema/generated/judicial.rows';

/** Acts restricted, in the order of the items of Article 3 of the rules of 2010 as revised in 2015. */
export const RESTRICTED_ACTS = [
  'AIR_AND_FIRST_CLASS_TRAVEL',
  'LUXURY_VENUES',
  'REAL_ESTATE',
  'PREMIUM_OFFICES',
  'VEHICLES',
  'TOURISM',
  'PRIVATE_SCHOOLS',
  'INSURANCE_PRODUCTS',
  'HIGH_SPEED_RAIL',
] as const satisfies readonly RestrictedAct[];
export type { RestrictedAct };

/**
 * 限制消费: one order as it binds one subject. An order against an organisation makes one record
 * for the organisation (capacity DEBTOR) and one for each person bound because of it; an order
 * against a person makes one record. The name, number and code are the bound subject's own.
 * `debtorName` and `debtorId` are both null when the debtor is a minor, who is never named.
 */
export interface RestrictionRecord extends ConsumptionRestrictionRow {
  /** Opaque id shared by the records of one order. */
  readonly orderId: string;
  /** Whether the debtor is stored only (kit/notice), and so named no more. */
  readonly debtorHidden?: boolean;
}
