import type { CreditRecord } from './record';

/** The last day of a record that nothing ends. */
export const NO_END = '9999-12-31';

const VISIBLE_STATES = ['ACTIVE', 'DISPUTED'] as const;

type Liveness = Pick<
  CreditRecord,
  'state' | 'publicityStart' | 'visibleUntil' | 'subjectIsMinor' | 'subjectHidden'
>;

/** The part of the rule that what is no record, but is of a subject, has in common with records. */
export const OF_SEEN_SUBJECTS = { subjectHidden: { $ne: true } } as const;

/**
 * THE visibility rule: whether a record may be seen at all on a day, by anyone. It stops at
 * publicity end, retention end or expiry (`visibleUntil`), at repair, revocation and freezing
 * (`state`), with the freezing of its subject (`subjectHidden`), and never begins for minors. Portal, bank, report and statistics all use it.
 * Source: Tianjin Social Credit Regulations, Art. 2; Order 36 of the NDRC, Art. 3; PIPL, Art. 47.
 * @param today calendar date in China, YYYY-MM-DD
 */
export function isLive(record: Liveness, today: string): boolean {
  return (
    (record.state === 'ACTIVE' || record.state === 'DISPUTED') &&
    record.publicityStart <= today &&
    record.visibleUntil >= today &&
    !record.subjectIsMinor &&
    record.subjectHidden !== true
  );
}

/** The same rule as a MongoDB filter; a property test holds the two together. */
export function liveFilter(today: string): Record<string, unknown> {
  return {
    state: { $in: [...VISIBLE_STATES] },
    publicityStart: { $lte: today },
    visibleUntil: { $gte: today },
    subjectIsMinor: false,
    ...OF_SEEN_SUBJECTS,
  };
}

/** The earliest of the days given, or NO_END: how `visibleUntil` is computed on writing. */
export function visibleUntil(...ends: readonly (string | null)[]): string {
  return ends.reduce<string>((min, end) => (end !== null && end < min ? end : min), NO_END);
}
