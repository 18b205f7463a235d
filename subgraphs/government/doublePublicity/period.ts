import { creditError } from '../../../schema/errors';
import { addTerm } from '../../../schema/policy/calendar';

const MAX_DAYS = 92;
const DAY_MS = 86_400_000;

/** @throws BAD_USER_INPUT for a period that ends before it begins or is too long */
export function checkPeriod(from: string, to: string): void {
  if (to < from) throw creditError('BAD_USER_INPUT', 'The argument to must not be before from.');
  if ((Date.parse(to) - Date.parse(from)) / DAY_MS >= MAX_DAYS)
    throw creditError('BAD_USER_INPUT', `The period may have at most ${MAX_DAYS} days.`);
}

/** The days of a period, YYYY-MM-DD. */
export function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addTerm(day, 'P1D')) days.push(day);
  return days;
}

/** The months of a period, YYYY-MM. */
export function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  for (
    let month = from.slice(0, 7);
    month <= to.slice(0, 7);
    month = addTerm(`${month}-01`, 'P1M').slice(0, 7)
  )
    months.push(month);
  return months;
}
