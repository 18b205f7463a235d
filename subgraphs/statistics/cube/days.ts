const MS_PER_DAY = 86_400_000;

/** The day number of a record that has no end: after every day. */
export const NEVER = 0x7fffffff;

const numbers = new Map<string, number>();

/** Days since 1970-01-01 of a day YYYY-MM-DD. */
export function dayNumber(day: string): number {
  let number = numbers.get(day);
  if (number === undefined) {
    number = Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
    if (!Number.isInteger(number)) throw new RangeError('A day must be a date YYYY-MM-DD.');
    // A century has 36,525 days; the bound only keeps nonsense from growing the map.
    if (numbers.size < 100_000) numbers.set(day, number);
  }
  return number;
}

/** The day YYYY-MM-DD of a day number. */
export function dayText(number: number): string {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Months since year 0 of a day number; the algorithm is civil_from_days by Howard Hinnant. */
export function monthNumber(day: number): number {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 2 : mp - 10;
  return (yoe + era * 400 + (month <= 1 ? 1 : 0)) * 12 + month;
}

/** The number of the first day of a month, given in months since year 0. */
export function firstDayOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / MS_PER_DAY;
}
