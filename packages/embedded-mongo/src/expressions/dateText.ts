import { mongoError } from '../base/errors';
import { fromLocal, utc, type Zone, zoneOf } from './timezone';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const DAY = 86_400_000;

/** A date's fields in a zone. */
export interface DateParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  /** 1 (Sunday) to 7. */
  dayOfWeek: number;
  dayOfYear: number;
  /** 0 to 53, weeks starting on Sunday. */
  week: number;
  isoDayOfWeek: number;
  isoWeek: number;
  isoWeekYear: number;
}

export function partsOf(date: Date, zone: Zone): DateParts {
  const local = new Date(date.getTime() + zone(date.getTime()));
  const year = local.getUTCFullYear();
  const weekday = local.getUTCDay();
  const yearDay = Math.floor((local.getTime() - utc(year, 0)) / DAY);
  // The ISO week belongs to the year its Thursday lies in.
  const thursday = new Date(local.getTime() + (4 - (weekday || 7)) * DAY);
  const isoYear = thursday.getUTCFullYear();
  return {
    year,
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
    dayOfWeek: weekday + 1,
    dayOfYear: yearDay + 1,
    week: Math.floor((yearDay + 7 - weekday) / 7),
    isoDayOfWeek: weekday || 7,
    isoWeek: Math.floor((thursday.getTime() - utc(isoYear, 0)) / (7 * DAY)) + 1,
    isoWeekYear: isoYear,
  };
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

function offsetText(millis: number): string {
  const minutes = Math.abs(millis) / 60_000;
  return `${millis < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${pad(minutes % 60, 2)}`;
}

/** Formats a date by MongoDB's % specifiers. Throws 18536 for an unknown one. */
export function formatDate(date: Date, format: string, zone: Zone): string {
  const parts = partsOf(date, zone);
  const offset = zone(date.getTime());
  const specifiers: Readonly<Record<string, () => string>> = {
    Y: () => pad(parts.year, 4),
    m: () => pad(parts.month, 2),
    d: () => pad(parts.day, 2),
    H: () => pad(parts.hour, 2),
    M: () => pad(parts.minute, 2),
    S: () => pad(parts.second, 2),
    L: () => pad(parts.millisecond, 3),
    j: () => pad(parts.dayOfYear, 3),
    w: () => String(parts.dayOfWeek),
    u: () => String(parts.isoDayOfWeek),
    U: () => pad(parts.week, 2),
    V: () => pad(parts.isoWeek, 2),
    G: () => pad(parts.isoWeekYear, 4),
    b: () => (MONTHS[parts.month - 1] ?? '').slice(0, 3),
    B: () => MONTHS[parts.month - 1] ?? '',
    z: () => offsetText(offset),
    Z: () => String(offset / 60_000),
    '%': () => '%',
  };
  return format.replace(/%(.?)/g, (_, letter: string) => {
    if (letter === '') throw mongoError(18535, "Unmatched '%' at end of format string");
    const write = specifiers[letter];
    if (!write) throw mongoError(18536, `Invalid format character '%${letter}' in format string`);
    return write();
  });
}

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

function refuse(text: string, detail = ''): never {
  throw mongoError(241, `Error parsing date string '${text}'${detail}`);
}

/**
 * Parses an ISO 8601 date, or one in a format of % specifiers; without an offset of its own it is
 * read in `timezone` (UTC by default). Throws 241 ConversionFailure.
 */
export function parseDate(text: string, timezone: string | undefined, format?: string): Date {
  if (format !== undefined) return parseFormat(text, format, timezone);
  const found = ISO.exec(text.trim());
  if (!found) return refuse(text);
  const [year, month, day, hour, minute, second] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const milli = Math.trunc(Number(`0.${found[7] ?? 0}`) * 1000);
  return assemble(
    text,
    { year, month, day, hour, minute, second, milli, zone: found[8] },
    timezone,
  );
}

interface Pieces {
  year?: number | undefined;
  month?: number | undefined;
  day?: number | undefined;
  hour?: number | undefined;
  minute?: number | undefined;
  second?: number | undefined;
  milli?: number | undefined;
  zone?: string | undefined;
}

function assemble(text: string, pieces: Pieces, timezone: string | undefined): Date {
  const {
    year = 1970,
    month = 1,
    day = 1,
    hour = 0,
    minute = 0,
    second = 0,
    milli = 0,
    zone,
  } = pieces;
  const local = utc(year, month - 1, day, hour, minute, second, milli);
  const valid = new Date(local).getUTCMonth() === month - 1 && new Date(local).getUTCDate() === day;
  if (!valid || hour > 23 || minute > 59 || second > 59)
    return refuse(text, '; the parsed date was invalid');
  if (zone !== undefined && timezone !== undefined) {
    return refuse(
      text,
      `; you cannot pass in a date/time string with time zone information ('${zone}') together with a timezone argument`,
    );
  }
  return new Date(fromLocal(local, zoneOf(zone?.toUpperCase() ?? timezone)));
}

const READERS: Readonly<Record<string, [string, keyof Pieces]>> = {
  Y: ['(\\d{4})', 'year'],
  m: ['(\\d{2})', 'month'],
  d: ['(\\d{2})', 'day'],
  H: ['(\\d{2})', 'hour'],
  M: ['(\\d{2})', 'minute'],
  S: ['(\\d{2})', 'second'],
  L: ['(\\d{3})', 'milli'],
  z: ['(Z|[+-]\\d{2}:?\\d{2})', 'zone'],
};

function parseFormat(text: string, format: string, timezone: string | undefined): Date {
  const fields: (keyof Pieces)[] = [];
  const pattern = format.replace(
    /%(.)|[\\^$.*+?()[\]{}|]/g,
    (whole, letter: string | undefined) => {
      if (letter === undefined) return `\\${whole}`;
      if (letter === '%') return '%';
      const reader = READERS[letter];
      if (!reader)
        throw mongoError(18536, `Invalid format character '%${letter}' in format string`);
      fields.push(reader[1]);
      return reader[0];
    },
  );
  const found = new RegExp(`^${pattern}$`, 'i').exec(text);
  if (!found) return refuse(text);
  const pieces: Record<string, number | string | undefined> = {};
  fields.forEach((field, i) => {
    const value = found[i + 1];
    pieces[field] = field === 'zone' ? value : Number(value);
  });
  return assemble(text, pieces, timezone);
}
