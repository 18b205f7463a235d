import { creditError } from '../../../schema/errors';
import type { Interval } from '../cube/question';
import { MAX_YEARS } from './limits';

/** The days that a question is about. */
export interface Days {
  /** First and last day; null without a limit. */
  readonly from: string | null;
  readonly to: string | null;
  /** The last day, today without a limit. */
  readonly last: string;
}

/**
 * The days of a question. The future is not counted: a permit may expire on a day to come.
 * @param today calendar date in China, YYYY-MM-DD
 * @throws BAD_USER_INPUT for days in the wrong order, after today, or too far apart
 */
export function daysOf(
  given: {
    readonly from?: string | null;
    readonly to?: string | null;
    readonly interval: Interval;
  },
  today: string,
): Days {
  const from = given.from ?? null;
  const to = given.to ?? today;
  notAfterToday('to', to, today);
  if (from !== null && from > to)
    throw creditError('BAD_USER_INPUT', 'The argument to must not be before from.');
  if (given.interval === 'NONE') return { from, to: given.to ?? (from && today), last: to };
  const first = `${Number(to.slice(0, 4)) - MAX_YEARS}${to.slice(4)}`;
  if (from !== null && from < first)
    throw creditError('BAD_USER_INPUT', `The period may have at most ${MAX_YEARS} years.`);
  return { from: from ?? first, to, last: to };
}

/** @throws BAD_USER_INPUT for a day after today, or a month after the present one */
export function notAfterToday(argument: string, day: string, today: string): void {
  if (day > today)
    throw creditError('BAD_USER_INPUT', `The argument ${argument} must not be in the future.`);
}
