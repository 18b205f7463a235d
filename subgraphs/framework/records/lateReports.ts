import { lateReason } from '../../../schema/policy/lateReasons';
import type { RecordKind } from './recordKind';

/** Why a record was reported late, in the department's words. */
export interface StatedReason {
  readonly reason: string;
  readonly note: string | null;
}

/** The paths of a row that state why it was reported late. */
export const LATE_REASON = 'lateReason';
export const LATE_NOTE = 'lateNote';

/** Paths about the report of a record and not about its content. */
export const REPORTING_PATHS: ReadonlySet<string> = new Set([LATE_REASON, LATE_NOTE]);

/** Whether records of a kind state why they were reported late. */
export function statesLateReason({ row }: Pick<RecordKind, 'row'>): boolean {
  return row.has(LATE_REASON);
}

/** What is wrong with a stated reason; undefined if it may be stored. */
export type ReasonFault = 'LATE_REASON_UNKNOWN' | 'LATE_NOTE_MISSING' | 'LATE_NOTE_ALONE';

/** @param day the day on which the reason is stated, YYYY-MM-DD */
export function reasonFault(
  reason: string | null | undefined,
  note: string | null | undefined,
  day: string,
): ReasonFault | undefined {
  if (reason == null) return note == null ? undefined : 'LATE_NOTE_ALONE';
  const entry = lateReason(reason, day);
  if (entry === undefined) return 'LATE_REASON_UNKNOWN';
  return entry.needsNote && note == null ? 'LATE_NOTE_MISSING' : undefined;
}
