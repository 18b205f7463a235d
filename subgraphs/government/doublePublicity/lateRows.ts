import { chinaDate } from '../../../schema/policy/chinaDate';
import { workingDaysBetween } from '../../../schema/policy/calendar';
import { doublePublicityEnd } from '../../framework/records/doublePublicity';
import { LATE_REASON } from '../../framework/records/lateReports';
import type { CreditRecord } from '../../framework/records/record';
import type { Filter } from '../../framework/reading/rowsRead';
import { daysOf } from './period';

/** A row of a late record, as far as it is listed. */
export type LateRow = Pick<
  CreditRecord,
  | '_id'
  | 'subjectId'
  | 'disclosure'
  | 'sourceDepartmentId'
  | 'basis'
  | 'decisionDate'
  | 'provenance'
> & {
  readonly type: string;
  readonly lateReason?: string | null;
  readonly lateNote?: string | null;
};

/** The paths of a late row, for a projection. */
export const LATE_ROW = {
  type: 1,
  subjectId: 1,
  disclosure: 1,
  sourceDepartmentId: 1,
  basis: 1,
  decisionDate: 1,
  provenance: 1,
  lateReason: 1,
  lateNote: 1,
} as const;

/**
 * The condition of the records decided in a period that were reported late. Days with the same last
 * day of the term are one condition. Records that are stored only are not listed.
 * @param reasonStated only those with a reason or without one; both if null
 */
export function lateRows(from: string, to: string, reasonStated: boolean | null = null): Filter {
  const byEnd = new Map<string, { first: string; last: string }>();
  for (const day of daysOf(from, to)) {
    const end = doublePublicityEnd(day);
    if (end === null) continue;
    const known = byEnd.get(end);
    byEnd.set(end, { first: known?.first ?? day, last: day });
  }
  const late = [...byEnd].map(([end, { first, last }]) => ({
    decisionDate: { $gte: first, $lte: last },
    'provenance.receivedAt': { $gte: new Date(`${end}T24:00:00+08:00`) },
  }));
  return {
    decisionDate: { $gte: from, $lte: to },
    state: { $ne: 'FROZEN' },
    subjectIsMinor: false,
    subjectHidden: { $ne: true },
    ...(reasonStated !== null && { [LATE_REASON]: reasonStated ? { $gt: '' } : null }),
    // Nothing was late before the first term.
    ...(late.length > 0 ? { $or: late } : { _id: { $in: [] } }),
  };
}

/** The days of a late report. */
export function lateDays({ decisionDate, provenance }: LateRow) {
  const receivedOn = chinaDate(provenance.receivedAt);
  return {
    dueOn: doublePublicityEnd(decisionDate)!,
    receivedOn,
    workingDays: workingDaysBetween(decisionDate, receivedOn),
  };
}
