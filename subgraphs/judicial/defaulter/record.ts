import type { CreditRecord } from '../../kit/record/record';
import type { EnforcementParty } from '../party';

/** Grounds of listing, in the order of the items of Article 1 of the rules. */
export const DEFAULT_GROUNDS = [
  'REFUSAL_THOUGH_ABLE',
  'OBSTRUCTION',
  'EVASION',
  'BREACH_OF_ASSET_REPORTING',
  'BREACH_OF_RESTRICTION',
  'BREACH_OF_SETTLEMENT',
] as const;
export type DefaultGround = (typeof DEFAULT_GROUNDS)[number];

/**
 * 失信被执行人: a listed defaulter, with the content of Article 6 of the rules. A listing on
 * grounds 2 to 6 has a term (schema/policy/terms.ts: defaulter.*), which is its `expiresOn`; on
 * ground 1 it has none. Minors are never listed (Article 4).
 */
export interface DefaulterRecord extends CreditRecord, EnforcementParty {
  /** Of natural persons; null for organisations, as is the age. */
  readonly sex: 'MALE' | 'FEMALE' | null;
  /** Whole years on `publishedOn`. */
  readonly ageAtPublication: number | null;
  /** Legal representative of an organisation; null for natural persons. */
  readonly representativeName: string | null;
  /** Province in Chinese: 天津. */
  readonly area: string;
  readonly filedOn: string;
  readonly publishedOn: string;
  /** Number of the judgment, award or deed enforced: （2023）津0102民初1234号. */
  readonly basisNumber: string;
  /** Who made that document. */
  readonly basisIssuer: string;
  readonly duty: string;
  readonly performance: 'NONE' | 'PARTIAL' | 'FULL';
  /** Both null unless the performance is partial. */
  readonly performedPart: string | null;
  readonly unperformedPart: string | null;
  readonly ground: DefaultGround;
}
