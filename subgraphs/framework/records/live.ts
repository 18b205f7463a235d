import type { CreditRecord } from './record';

/** The last day of a record that nothing ends. */
export const NO_END = '9999-12-31';

const SHOWN_STATES = ['ACTIVE', 'DISPUTED'] as const;

/** Whether a record is shown to others; the meanings stand in schema/shared/records.graphql. */
export type RecordVisibility =
  | 'SHOWN'
  | 'NOT_YET_PUBLISHED'
  | 'PUBLICITY_ENDED'
  | 'RETENTION_ENDED'
  | 'EXPIRED'
  | 'REPAIRED'
  | 'REVOKED'
  | 'FROZEN';

type Holding = Pick<CreditRecord, 'subjectIsMinor' | 'subjectHidden'>;
type Showing = Pick<CreditRecord, 'state' | 'publicityStart' | 'visibleUntil'>;

/** The part of the rule that what is no record, but is of a subject, has in common with records. */
export const OF_SEEN_SUBJECTS = { subjectHidden: { $ne: true } } as const;

/** `isHeld` as a MongoDB filter; a property test holds the two together. */
export const HELD = { subjectIsMinor: false, ...OF_SEEN_SUBJECTS } as const;

/**
 * Whether a record is of a credit subject who may be seen, whatever has become of the record: not
 * of a minor, who is none (Tianjin Social Credit Regulations, Art. 2), and not of a subject that
 * is stored only as a whole.
 */
export function isHeld({ subjectIsMinor, subjectHidden }: Holding): boolean {
  return !subjectIsMinor && subjectHidden !== true;
}

/** The document fields `isShown` reads. */
export const SHOWN_FIELDS = [
  'state',
  'publicityStart',
  'visibleUntil',
] as const satisfies readonly (keyof CreditRecord)[];

/** Whether a record is shown to others on a day, as far as the record itself decides. */
export function isShown({ state, publicityStart, visibleUntil }: Showing, today: string): boolean {
  return (
    (state === 'ACTIVE' || state === 'DISPUTED') && publicityStart <= today && visibleUntil >= today
  );
}

/** `isShown` as a MongoDB filter; a property test holds the two together. */
export function shownFilter(today: string): Record<string, unknown> {
  return {
    state: { $in: [...SHOWN_STATES] },
    publicityStart: { $lte: today },
    visibleUntil: { $gte: today },
  };
}

/**
 * THE visibility rule: whether a record exists on a day for anyone but its subject. It stops at
 * publicity end, retention end or expiry (`visibleUntil`), at repair, revocation and freezing
 * (`state`), with the freezing of its subject (`subjectHidden`), and never begins for minors.
 * Portal, bank, report and statistics all use it; what subjects see of themselves, rowRule.ts adds.
 * Source: Tianjin Social Credit Regulations, Art. 2; Order 36 of the NDRC, Art. 3; PIPL, Art. 47.
 * @param today calendar date in China, YYYY-MM-DD
 */
export function isLive(record: Holding & Showing, today: string): boolean {
  return isHeld(record) && isShown(record, today);
}

/** The same rule as a MongoDB filter; a property test holds the two together. */
export function liveFilter(today: string): Record<string, unknown> {
  return Object.assign(shownFilter(today), HELD);
}

/**
 * Whether a record is shown to others on a day and, where it is not, why. A state that ends it
 * goes before a date that would have ended it.
 * @param today calendar date in China, YYYY-MM-DD
 */
export function visibilityOf(
  record: Showing & Pick<CreditRecord, 'publicityEnd' | 'expiresOn'>,
  today: string,
): RecordVisibility {
  const { state, publicityStart, publicityEnd, expiresOn, visibleUntil: end } = record;
  if (isShown(record, today)) return 'SHOWN';
  if (state !== 'ACTIVE' && state !== 'DISPUTED') return state;
  if (publicityStart > today) return 'NOT_YET_PUBLISHED';
  if (expiresOn !== null && expiresOn <= end) return 'EXPIRED';
  return publicityEnd !== null && publicityEnd <= end ? 'PUBLICITY_ENDED' : 'RETENTION_ENDED';
}

/** The document fields `visibilityOf` reads. */
export const VISIBILITY_FIELDS = [
  ...SHOWN_FIELDS,
  'publicityEnd',
  'expiresOn',
] as const satisfies readonly (keyof CreditRecord)[];

/** The earliest of the days given, or NO_END: how `visibleUntil` is computed on writing. */
export function visibleUntil(...ends: readonly (string | null)[]): string {
  return ends.reduce<string>((min, end) => (end !== null && end < min ? end : min), NO_END);
}
