import { dayNumber, monthNumber } from './days';
import { lastDayOf, periodOf, spansOf } from './periods';
import { isStock, type Measure, type Question } from './question';
import type { PeriodRange } from './rawTable';
import type { TimeAxis } from './lines';

/** The days of the facts that a cube has. */
export interface DayBounds {
  readonly first: number;
  readonly last: number;
}

/** The periods of an axis that a table shows, and the period of the table that each belongs to. */
export interface AxisPeriods {
  readonly axis: TimeAxis;
  /** The period of the table by the period of the axis; null for all, in period 0. */
  readonly periods: ReadonlyMap<number, number> | null;
}

/** First and last day of a question; open ends are those of the facts, and no later than `asOf`. */
function daysOf({ from, to, asOf }: Question, bounds: DayBounds): DayBounds {
  const last = asOf === null ? bounds.last : dayNumber(asOf);
  return {
    first: from === null ? Math.min(bounds.first, last) : dayNumber(from),
    last: to === null ? last : dayNumber(to),
  };
}

/** The periods of a table with an interval. */
export function periodsOf(question: Question, bounds: DayBounds): PeriodRange | null {
  const { interval } = question;
  if (interval === 'NONE') return null;
  const { first, last } = daysOf(question, bounds);
  return { grain: interval, first: periodOf(interval, first), last: periodOf(interval, last) };
}

/** The axes whose cells, added up, are a measure in each period of the table. */
export function axesOf(question: Question, measure: Measure, bounds: DayBounds): AxisPeriods[] {
  if (isStock(measure)) return [stock(question, bounds)];
  const day = 'kind' in measure && measure.kind === 'ENDED' ? 'ENDED' : 'DECIDED';
  const range = periodsOf(question, bounds);
  if (range !== null) {
    const periods = new Map<number, number>();
    for (let period = range.first; period <= range.last; period++) periods.set(period, period);
    return [{ axis: { day, interval: range.grain }, periods }];
  }
  if (question.from === null && question.to === null)
    return [{ axis: { day, interval: 'NONE' }, periods: null }];
  const { first, last } = daysOf(question, bounds);
  const byGrain = new Map<string, AxisPeriods & { periods: Map<number, number> }>();
  for (const { grain, period } of spansOf(monthNumber(first), monthNumber(last))) {
    const axis = byGrain.get(grain) ?? { axis: { day, interval: grain }, periods: new Map() };
    axis.periods.set(period, 0);
    byGrain.set(grain, axis);
  }
  return [...byGrain.values()];
}

function stock(question: Question, bounds: DayBounds): AxisPeriods {
  const asOf = dayNumber(question.asOf!);
  const range = periodsOf(question, bounds);
  if (range === null) return { axis: { inForceOn: [asOf] }, periods: new Map([[0, 0]]) };
  const inForceOn: number[] = [];
  const periods = new Map<number, number>();
  for (let period = range.first; period <= range.last; period++) {
    if (period > periodOf(range.grain, asOf)) break;
    periods.set(inForceOn.length, period);
    inForceOn.push(Math.min(lastDayOf(range.grain, period), asOf));
  }
  return { axis: { inForceOn }, periods };
}
