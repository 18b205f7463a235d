import { creditError } from '../../../schema/errors';
import { dayNumber, dayText } from '../cube/days';
import { firstDayOf, lastDayOf, periodLabel, periodOf, type Grain } from '../cube/periods';
import type { Interval } from '../cube/question';
import { notAfterToday } from '../questions/days';

/** The periods that a trend shows, the last one included. */
const TREND = { MONTH: 12, QUARTER: 8, YEAR: 5 } as const;

/** The period of indicators, and the days of its trend. */
export interface IndicatorPeriod {
  readonly interval: Grain;
  /** The labels of the periods of the trend, earliest first; the last one is the period. */
  readonly labels: readonly string[];
  /** First day of the trend, and last day of the period, but not after today. */
  readonly from: string;
  readonly to: string;
}

/**
 * The period that a day is in; by default the one of today, which is not complete.
 * @param today calendar date in China, YYYY-MM-DD
 * @throws BAD_USER_INPUT for a day after today, and without an interval
 */
export function periodOn(
  { interval, on }: { readonly interval: Interval; readonly on?: string | null },
  today: string,
): IndicatorPeriod {
  if (interval === 'NONE')
    throw creditError('BAD_USER_INPUT', 'Indicators need an interval: MONTH, QUARTER or YEAR.');
  const day = on ?? today;
  notAfterToday('on', day, today);
  const last = periodOf(interval, dayNumber(day));
  const first = last - TREND[interval] + 1;
  const end = dayText(lastDayOf(interval, last));
  return {
    interval,
    labels: Array.from({ length: TREND[interval] }, (_, index) =>
      periodLabel(interval, first + index),
    ),
    from: dayText(firstDayOf(interval, first)),
    to: end < today ? end : today,
  };
}
