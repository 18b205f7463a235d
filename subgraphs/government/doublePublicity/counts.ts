import { creditError } from '../../../schema/errors';
import { addTerm } from '../../../schema/policy/calendar';
import { doublePublicityEnd } from '../../framework/records/doublePublicity';

/** Reports of one department in one month, of one kind. */
export interface DoublePublicityMonth {
  readonly department: string;
  /** YYYY-MM. */
  readonly month: string;
  readonly type: string;
  readonly reported: number;
  readonly inTime: number;
  readonly late: number;
  readonly publishedLate: number;
}

/** Records of one kind and department that have their days in common. */
export interface DayCount {
  readonly type: string;
  readonly department: string;
  readonly decidedOn: string;
  /** Day of the receipt in China. */
  readonly receivedOn: string;
  readonly publishedOn: string;
  readonly count: number;
}

const MAX_DAYS = 92;
const DAY_MS = 86_400_000;

/** @throws BAD_USER_INPUT for a period that ends before it begins or is too long */
export function checkPeriod(from: string, to: string): void {
  if (to < from) throw creditError('BAD_USER_INPUT', 'The argument to must not be before from.');
  if ((Date.parse(to) - Date.parse(from)) / DAY_MS >= MAX_DAYS)
    throw creditError('BAD_USER_INPUT', `The period may have at most ${MAX_DAYS} days.`);
}

/** The months of a period, YYYY-MM. */
function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  for (
    let month = from.slice(0, 7);
    month <= to.slice(0, 7);
    month = addTerm(`${month}-01`, 'P1M').slice(0, 7)
  )
    months.push(month);
  return months;
}

/**
 * Sums the counts of days by department, month and kind. Each owner of a kind has a line for every
 * month, so that a month without reports is seen.
 * @param owners the departments that report a kind, by type name
 */
export function monthlyCounts(
  days: readonly DayCount[],
  owners: ReadonlyMap<string, readonly string[]>,
  { from, to }: { readonly from: string; readonly to: string },
): DoublePublicityMonth[] {
  const lines = new Map<
    string,
    { -readonly [Key in keyof DoublePublicityMonth]: DoublePublicityMonth[Key] }
  >();
  const lineOf = (type: string, department: string, month: string) => {
    const key = [department, month, type].join();
    const none = { reported: 0, inTime: 0, late: 0, publishedLate: 0 };
    const line = lines.get(key) ?? { department, month, type, ...none };
    lines.set(key, line);
    return line;
  };
  for (const [type, departments] of owners)
    for (const department of departments)
      for (const month of monthsOf(from, to)) lineOf(type, department, month);
  for (const { type, department, decidedOn, receivedOn, publishedOn, count } of days) {
    const lastDay = doublePublicityEnd(decidedOn);
    if (lastDay === null) continue;
    const line = lineOf(type, department, decidedOn.slice(0, 7));
    line.reported += count;
    if (receivedOn > lastDay) line.late += count;
    else line.inTime += count;
    if (publishedOn > lastDay) line.publishedLate += count;
  }
  return [...lines.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}
