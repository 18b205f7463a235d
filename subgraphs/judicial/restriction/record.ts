import type { CreditRecord } from '../../kit/record/record';
import type { EnforcementParty } from '../party';

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
] as const;
export type RestrictedAct = (typeof RESTRICTED_ACTS)[number];

/**
 * 限制消费: one order as it binds one subject. An order against an organisation makes one record
 * for the organisation (capacity DEBTOR) and one for each person bound because of it; an order
 * against a person makes one record. The name, number and code are the bound subject's own.
 */
export interface RestrictionRecord extends CreditRecord, EnforcementParty {
  /** Opaque id shared by the records of one order. */
  readonly orderId: string;
  readonly capacity:
    | 'DEBTOR'
    | 'LEGAL_REPRESENTATIVE'
    | 'PERSON_IN_CHARGE'
    | 'DIRECTLY_RESPONSIBLE'
    | 'ACTUAL_CONTROLLER';
  readonly issuedOn: string;
  /** Also the record's `expiresOn`; null while in force. */
  readonly liftedOn: string | null;
  readonly restrictedActs: readonly RestrictedAct[];
  /** The party under enforcement; both null when it is a minor, who is never named. */
  readonly debtorName: string | null;
  readonly debtorId: string | null;
  /** Whether the debtor is stored only (kit/notice), and so named no more. */
  readonly debtorHidden?: boolean;
}
