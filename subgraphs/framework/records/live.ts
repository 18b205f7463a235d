import type { CreditRecord } from './record';

/** The value of `visibleUntil` for a record that does not end. */
export const NO_END = '9999-12-31';

const SHOWN_STATES = ['ACTIVE', 'DISPUTED'] as const;

/** Whether a record is shown to others; schema/shared/records.graphql documents the values. */
export type RecordVisibility =
  | 'SHOWN'
  | 'NOT_YET_PUBLISHED'
  | 'PUBLICITY_ENDED'
  | 'RETENTION_ENDED'
  | 'EXPIRED'
  | 'REPAIRED'
  | 'REVOKED'
  | 'FROZEN';

type SubjectFields = Pick<CreditRecord, 'subjectIsMinor' | 'subjectHidden'>;
type PublicityFields = Pick<CreditRecord, 'state' | 'publicityStart' | 'visibleUntil'>;

/**
 * The part of the visibility rule that also applies to documents of a subject other than records.
 */
export const OF_VISIBLE_SUBJECTS = { subjectHidden: { $ne: true } } as const;

/** `isHeld` as a MongoDB filter; a property test checks that both agree. */
export const HELD = { subjectIsMinor: false, ...OF_VISIBLE_SUBJECTS } as const;

/**
 * Whether a record, whatever its state, belongs to a credit subject who may be seen: not to a
 * minor, because minors are not credit subjects (Tianjin Social Credit Regulations, Art. 2), and
 * not to a subject that as a whole is stored only.
 */
export function isHeld({ subjectIsMinor, subjectHidden }: SubjectFields): boolean {
  return !subjectIsMinor && subjectHidden !== true;
}

/** The document fields that `isShown` reads. */
export const SHOWN_FIELDS = [
  'state',
  'publicityStart',
  'visibleUntil',
] as const satisfies readonly (keyof CreditRecord)[];

/** Whether a record's own state and dates allow others to see it on a day. */
export function isShown(
  { state, publicityStart, visibleUntil }: PublicityFields,
  today: string,
): boolean {
  return (
    (state === 'ACTIVE' || state === 'DISPUTED') && publicityStart <= today && visibleUntil >= today
  );
}

/** `isShown` as a MongoDB filter; a property test checks that both agree. */
export function shownFilter(today: string): Record<string, unknown> {
  return {
    state: { $in: [...SHOWN_STATES] },
    publicityStart: { $lte: today },
    visibleUntil: { $gte: today },
  };
}

/**
 * THE visibility rule: whether a record exists on a day for callers other than its subject. A
 * record ceases to exist for them when its publicity or retention ends or it expires
 * (`visibleUntil`), when it is repaired, revoked or frozen (`state`), and when its subject is
 * frozen (`subjectHidden`). The records of minors never exist for them. Portal, bank, report and
 * statistics all use this rule; rowRule.ts adds the records that subjects see of themselves.
 * Source: Tianjin Social Credit Regulations, Art. 2; Order 36 of the NDRC, Art. 3; PIPL, Art. 47.
 * @param today calendar date in China, YYYY-MM-DD
 */
export function isLive(record: SubjectFields & PublicityFields, today: string): boolean {
  return isHeld(record) && isShown(record, today);
}

/** `isLive` as a MongoDB filter; a property test checks that both agree. */
export function liveFilter(today: string): Record<string, unknown> {
  return Object.assign(shownFilter(today), HELD);
}

/**
 * Whether a record is shown to others on a day and, if it is not, why. A state that hides the
 * record takes precedence over a date that also does.
 * @param today calendar date in China, YYYY-MM-DD
 */
export function visibilityOf(
  record: PublicityFields & Pick<CreditRecord, 'publicityEnd' | 'expiresOn'>,
  today: string,
): RecordVisibility {
  const { state, publicityStart, publicityEnd, expiresOn, visibleUntil: end } = record;
  if (isShown(record, today)) return 'SHOWN';
  if (state !== 'ACTIVE' && state !== 'DISPUTED') return state;
  if (publicityStart > today) return 'NOT_YET_PUBLISHED';
  if (expiresOn !== null && expiresOn <= end) return 'EXPIRED';
  return publicityEnd !== null && publicityEnd <= end ? 'PUBLICITY_ENDED' : 'RETENTION_ENDED';
}

/** The document fields that `visibilityOf` reads. */
export const VISIBILITY_FIELDS = [
  ...SHOWN_FIELDS,
  'publicityEnd',
  'expiresOn',
] as const satisfies readonly (keyof CreditRecord)[];

/** The value of `visibleUntil` for a new row: the earliest of the given dates, or NO_END. */
export function visibleUntil(...ends: readonly (string | null)[]): string {
  return ends.reduce<string>((min, end) => (end !== null && end < min ? end : min), NO_END);
}
