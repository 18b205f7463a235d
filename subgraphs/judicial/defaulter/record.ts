import type { DefaultGround, JudgmentDefaulterRow } from '../../../schema/generated/judicial.rows';

/** Grounds of listing, in the order of the items of Article 1 of the rules. */
export const DEFAULT_GROUNDS = [
  'REFUSAL_THOUGH_ABLE',
  'OBSTRUCTION',
  'EVASION',
  'BREACH_OF_ASSET_REPORTING',
  'BREACH_OF_RESTRICTION',
  'BREACH_OF_SETTLEMENT',
] as const satisfies readonly DefaultGround[];
export type { DefaultGround };

/**
 * 失信被执行人: a listed defaulter, with the content of Article 6 of the rules. A listing on
 * grounds 2 to 6 has a term (schema/policy/terms.ts: defaulter.*), which is its `expiresOn`; on
 * ground 1 it has none. Minors are never listed (Article 4).
 */
export type DefaulterRecord = JudgmentDefaulterRow;
