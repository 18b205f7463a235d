import type { Random } from './random';

const DAY_MS = 86_400_000;
/** 09:00 in China, after midnight UTC. */
const NINE_IN_CHINA = 3_600_000;

/**
 * Cache of formatted dates: a dataset spans about ten thousand days, and formats millions of dates.
 */
const dates = new Map<number, string>();
const days = new Map<string, number>();

/** A calendar date as a number of days since 1970-01-01, for arithmetic. */
export function dayNumber(date: string): number {
  let day = days.get(date);
  if (day === undefined) days.set(date, (day = Math.round(Date.parse(date) / DAY_MS)));
  return day;
}

/** The calendar date YYYY-MM-DD of a day number. */
export function dateOf(day: number): string {
  let date = dates.get(day);
  if (date === undefined) {
    dates.set(day, (date = new Date(day * DAY_MS).toISOString().slice(0, 10)));
  }
  return date;
}

/** The date a number of days later. */
export function daysAfter(date: string, count: number): string {
  return dateOf(dayNumber(date) + count);
}

/** A random date between two, both included; the first one if they are in the wrong order. */
export function dateBetween(random: Random, from: string, to: string): string {
  const first = dayNumber(from);
  return dateOf(random.int(first, Math.max(first, dayNumber(to))));
}

/** A random date in the `days` days up to and including `today`. */
export function recentDate(random: Random, today: string, days: number): string {
  return daysAfter(today, -random.int(0, days));
}

/** A random instant in office hours of a calendar date in China. */
export function officeHour(random: Random, date: string): Date {
  return new Date(dayNumber(date) * DAY_MS + NINE_IN_CHINA + random.int(0, 8 * 3600) * 1000);
}
