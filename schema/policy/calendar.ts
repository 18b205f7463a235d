import { daysInMonth, parseDate } from '../identifiers/date';
import { HOLIDAYS } from './holidays';

const DAY_MS = 86_400_000;
const TERM = /^P(?:(\d{1,4})BD|(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,5})D)?)$/;

const DAYS_OFF = new Set(
  HOLIDAYS.flatMap(({ year, off }) => off.flatMap((run) => daysOf(year, run))),
);
const WORKED = new Set(
  HOLIDAYS.flatMap(({ year, worked }) => worked.map((day) => `${year}-${day}`)),
);

/**
 * The last day of a term that begins the day after `date`.
 * @param date calendar date YYYY-MM-DD
 * @param term ISO 8601 in years, months and days (`P3M`, `P1Y6M`), or `PnBD` for n working days
 * @returns a calendar date; where the last month has no such day, its last day (Civil Code, Art. 202)
 * @throws IdentifierError for a date that does not exist, RangeError for a malformed term
 */
export function addTerm(date: string, term: string): string {
  parseDate(date);
  const match = TERM.exec(term);
  if (!match) throw new RangeError(`The term ${term} is not of the form P1Y, P3M, P15D or P7BD.`);
  const [, workingDays, years = '0', months = '0', days = '0'] = match;
  if (workingDays !== undefined) return addWorkingDays(date, Number(workingDays));
  return addDays(addMonths(date, Number(years) * 12 + Number(months)), Number(days));
}

/** The date a number of days later, or earlier for a negative number. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The n-th working day (工作日) after a date. */
export function addWorkingDays(date: string, count: number): string {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left--;
  }
  return day;
}

/** The working days after a date, up to and including another; 0 unless that is later. */
export function workingDaysBetween(date: string, last: string): number {
  let count = 0;
  for (let day = addDays(date, 1); day <= last; day = addDays(day, 1))
    if (isWorkingDay(day)) count++;
  return count;
}

/**
 * Whether a calendar date is a working day in mainland China. For years outside the holiday
 * table it is Monday to Friday.
 */
export function isWorkingDay(date: string): boolean {
  if (WORKED.has(date)) return true;
  if (DAYS_OFF.has(date)) return false;
  const weekday = new Date(date).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const count = year * 12 + (month - 1) + months;
  const toYear = Math.floor(count / 12);
  const toMonth = (count % 12) + 1;
  const toDay = Math.min(day, daysInMonth(toYear, toMonth));
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(toYear).padStart(4, '0')}-${two(toMonth)}-${two(toDay)}`;
}

function daysOf(year: number, run: string): string[] {
  const [first, last = first] = run.split('/');
  const days: string[] = [];
  for (let day = `${year}-${first}`; day <= `${year}-${last}`; day = addDays(day, 1))
    days.push(day);
  return days;
}
