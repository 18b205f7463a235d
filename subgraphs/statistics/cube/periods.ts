import { firstDayOfMonth, monthNumber } from './days';
import type { Interval } from './question';

const MONTHS = { MONTH: 1, QUARTER: 3, YEAR: 12 } as const;

/** A grain with periods: all intervals but NONE. */
export type Grain = keyof typeof MONTHS;

/** The period, as a number in sequence, of a day number; NONE has the one period 0. */
export function periodOf(interval: Interval, day: number): number {
  return interval === 'NONE' ? 0 : Math.floor(monthNumber(day) / MONTHS[interval]);
}

/** Days from 1970 to 2100, whose periods are looked up. */
const TABLE_DAYS = 47_847;

const tables = new Map<Interval, Int32Array>();

/** The periods of the days 0 to TABLE_DAYS - 1: one look-up for each of millions of facts. */
export function periodTable(interval: Interval): Int32Array {
  let table = tables.get(interval);
  if (table === undefined) {
    table = Int32Array.from({ length: TABLE_DAYS }, (_, day) => periodOf(interval, day));
    tables.set(interval, table);
  }
  return table;
}

/** The period of one grain that contains, or is the first of, a period of another. */
export function periodIn(grain: Grain, period: number, of: Grain): number {
  return Math.floor((period * MONTHS[of]) / MONTHS[grain]);
}

/** The number of the last day of a period. */
export function lastDayOf(grain: Grain, period: number): number {
  return firstDayOf(grain, period + 1) - 1;
}

/** The number of the first day of a period. */
export function firstDayOf(grain: Grain, period: number): number {
  return firstDayOfMonth(period * MONTHS[grain]);
}

/** Periods of a grain in a year. */
export function periodsPerYear(grain: Grain): number {
  return 12 / MONTHS[grain];
}

/** The label of a period: 2026-03, 2026-Q1 or 2026. */
export function periodLabel(grain: Grain, period: number): string {
  const perYear = periodsPerYear(grain);
  const year = String(Math.floor(period / perYear)).padStart(4, '0');
  if (grain === 'YEAR') return year;
  const part = (period % perYear) + 1;
  return grain === 'QUARTER' ? `${year}-Q${part}` : `${year}-${String(part).padStart(2, '0')}`;
}

/** A period with its grain. */
export interface Span {
  readonly grain: Grain;
  readonly period: number;
}

/**
 * The fewest whole years, quarters and months that make up the months `first` to `last`. Ranges are
 * added up from them, so that two ranges which differ by a month differ by no other noise: the
 * difference is the published value of the month.
 */
export function spansOf(first: number, last: number): Span[] {
  const spans: Span[] = [];
  for (let month = first; month <= last;) {
    const grain = (['YEAR', 'QUARTER', 'MONTH'] as const).find(
      (each) => month % MONTHS[each] === 0 && month + MONTHS[each] - 1 <= last,
    )!;
    spans.push({ grain, period: month / MONTHS[grain] });
    month += MONTHS[grain];
  }
  return spans;
}
