import type { Random } from './random';

const DAY_MS = 86_400_000;

/** A calendar date as a count of days since 1970-01-01, for arithmetic. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(date) / DAY_MS);
}

/** The calendar date YYYY-MM-DD of a day number. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** A date between two, both included; the first where they are the wrong way round. */
export function dateBetween(random: Random, from: string, to: string): string {
  const first = dayNumber(from);
  return dateOf(random.int(first, Math.max(first, dayNumber(to))));
}

/** A date in the `days` days up to and including `today`. */
export function recentDate(random: Random, today: string, days: number): string {
  return dateOf(dayNumber(today) - random.int(0, days));
}

/** An instant in office hours of a calendar date in China. */
export function officeHour(random: Random, date: string): Date {
  return new Date(Date.parse(`${date}T09:00:00+08:00`) + random.int(0, 8 * 3600) * 1000);
}
