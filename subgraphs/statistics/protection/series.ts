import { dayNumber, dayText } from '../cube/days';
import { firstDayOf, periodLabel, periodOf, periodsPerYear } from '../cube/periods';
import type { Question } from '../cube/question';
import type { PeriodRange } from '../cube/rawTable';
import type { ProtectedRow, ProtectedTable } from './protect';

/** A point of a series, with the values of the period before and of the same period a year before. */
export interface SeriesPoint {
  readonly period: string;
  readonly values: readonly (number | null)[];
  readonly previous: readonly (number | null)[];
  readonly previousYear: readonly (number | null)[];
}

/** The values of one key over time. */
export interface Series {
  /** Null for the series of all others. */
  readonly key: readonly (string | null)[] | null;
  readonly points: readonly SeriesPoint[];
}

/** The question with a range that begins a year earlier: what its series compares with. */
export function withYearBefore(question: Question): Question {
  const { interval, from } = question;
  if (interval === 'NONE' || from === null) return question;
  const first = periodOf(interval, dayNumber(from)) - periodsPerYear(interval);
  return { ...question, from: dayText(firstDayOf(interval, first)) };
}

/**
 * The rows of a protected table as series over the periods `range`, gaps filled. The table may begin
 * a year earlier than the range; see withYearBefore.
 */
export function seriesOf({ rows, empty }: ProtectedTable, range: PeriodRange): Series[] {
  const byKey = new Map<string, { key: ProtectedRow['key']; values: Map<string, ProtectedRow> }>();
  for (const row of rows) {
    const name = JSON.stringify(row.key);
    const series = byKey.get(name) ?? { key: row.key, values: new Map<string, ProtectedRow>() };
    if (row.period !== null) series.values.set(row.period, row);
    byKey.set(name, series);
  }
  const { grain, first, last } = range;
  return [...byKey.values()].map(({ key, values }) => {
    const at = (period: number) => values.get(periodLabel(grain, period))?.values ?? empty;
    const points: SeriesPoint[] = [];
    for (let period = first; period <= last; period++)
      points.push({
        period: periodLabel(grain, period),
        values: at(period),
        previous: at(period - 1),
        previousYear: at(period - periodsPerYear(grain)),
      });
    return { key, points };
  });
}
