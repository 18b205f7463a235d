import { addTerm, workingDaysBetween } from '../../../schema/policy/calendar';
import { term } from '../../../schema/policy/terms';
import { doublePublicityEnd } from '../../framework/records/doublePublicity';
import { monthsOf } from './period';

/** Reports of one department in one month, of one kind; see DoublePublicity.graphql. */
export interface DoublePublicityMonth {
  readonly department: string;
  /** YYYY-MM. */
  readonly month: string;
  readonly type: string;
  readonly reported: number;
  readonly inTime: number;
  readonly late: number;
  readonly lateWithReason: number;
  readonly lateWithoutReason: number;
  readonly publishedLate: number;
  readonly daysToReceipt: number | null;
  readonly mostDaysToReceipt: number | null;
  readonly daysToPublication: number | null;
  readonly mostDaysToPublication: number | null;
  readonly withdrawnInTime: number;
  readonly withdrawnLate: number;
}

/** Records of one kind and department that have their days in common. */
export interface DayCount {
  readonly type: string;
  readonly department: string;
  readonly decidedOn: string;
  /** Day of the receipt in China. */
  readonly receivedOn: string;
  readonly publishedOn: string;
  readonly disclosure: string;
  readonly reasonStated: boolean;
  /** Days of the decision to revoke them and of their withdrawal in China; null without them. */
  readonly revokedOn: string | null;
  readonly withdrawnOn: string | null;
  readonly count: number;
}

type Counted =
  | 'reported'
  | 'inTime'
  | 'late'
  | 'lateWithReason'
  | 'lateWithoutReason'
  | 'publishedLate'
  | 'withdrawnInTime'
  | 'withdrawnLate';

/** The sums of a line, from which its means follow. */
class Line {
  readonly counts: Record<Counted, number> = {
    reported: 0,
    inTime: 0,
    late: 0,
    lateWithReason: 0,
    lateWithoutReason: 0,
    publishedLate: 0,
    withdrawnInTime: 0,
    withdrawnLate: 0,
  };
  readonly receipt = new WorkingDays();
  readonly publication = new WorkingDays();

  add(day: DayCount, lastDay: string): void {
    const { decidedOn, receivedOn, publishedOn, disclosure, count } = day;
    const plus = (name: Counted) => void (this.counts[name] += count);
    plus('reported');
    plus(receivedOn > lastDay ? 'late' : 'inTime');
    if (receivedOn > lastDay) plus(day.reasonStated ? 'lateWithReason' : 'lateWithoutReason');
    this.receipt.add(workingDaysBetween(decidedOn, receivedOn), count);
    if (disclosure === 'OPEN') {
      if (publishedOn > lastDay) plus('publishedLate');
      this.publication.add(workingDaysBetween(decidedOn, publishedOn), count);
    }
    const inTime = withdrawnInTime(day);
    if (inTime !== null) plus(inTime ? 'withdrawnInTime' : 'withdrawnLate');
  }
}

/** The mean and the largest of working days. */
class WorkingDays {
  #sum = 0;
  #count = 0;
  #most = 0;

  add(days: number, count: number): void {
    this.#sum += days * count;
    this.#count += count;
    this.#most = Math.max(this.#most, days);
  }

  /** With one decimal; null without records. */
  get mean(): number | null {
    return this.#count === 0 ? null : Math.round((10 * this.#sum) / this.#count) / 10;
  }

  get most(): number | null {
    return this.#count === 0 ? null : this.#most;
  }
}

/**
 * Whether records were withdrawn within the term after the decision to revoke them
 * (`publicity.withdraw`); null without such a decision, and where no term was in force.
 */
function withdrawnInTime({ revokedOn, withdrawnOn }: DayCount): boolean | null {
  if (revokedOn === null || withdrawnOn === null) return null;
  try {
    return withdrawnOn <= addTerm(revokedOn, term('publicity.withdraw', revokedOn).value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
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
  const lines = new Map<string, Line>();
  const lineOf = (type: string, department: string, month: string) => {
    const key = [department, month, type].join();
    const line = lines.get(key) ?? new Line();
    lines.set(key, line);
    return line;
  };
  for (const [type, departments] of owners)
    for (const department of departments)
      for (const month of monthsOf(from, to)) lineOf(type, department, month);
  for (const day of days) {
    const lastDay = doublePublicityEnd(day.decidedOn);
    if (lastDay !== null)
      lineOf(day.type, day.department, day.decidedOn.slice(0, 7)).add(day, lastDay);
  }
  return [...lines.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { counts, receipt, publication }]) => {
      const [department, month, type] = key.split(',') as [string, string, string];
      return {
        department,
        month,
        type,
        ...counts,
        daysToReceipt: receipt.mean,
        mostDaysToReceipt: receipt.most,
        daysToPublication: publication.mean,
        mostDaysToPublication: publication.most,
      };
    });
}
