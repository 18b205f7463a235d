import { ObjectId, Timestamp } from 'bson';
import { mongoError } from '../base/errors';
import { int, isIntegral, long, toNumber } from '../values/numbers';
import { type Value, bsonTypeName, isDoc, isNum } from '../values/types';
import { isNullish, named, namedOperator } from './arguments';
import { type DateParts, formatDate, parseDate, partsOf } from './dateText';
import { fromLocal, utc, type Zone, zoneOf } from './timezone';
import type { Evaluate, Operator } from './types';

const DAY = 86_400_000;

/** The date a value stands for: dates, timestamps and object ids have one. */
function dateOf(value: Value): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.high * 1000);
  throw mongoError(16006, `can't convert from BSON type ${bsonTypeName(value)} to Date`);
}

function zoneArgument(value: Value | undefined): Zone {
  if (value !== undefined && typeof value !== 'string') {
    throw mongoError(40517, `timezone must evaluate to a string, found ${bsonTypeName(value)}`);
  }
  return zoneOf(value);
}

/** $year, $month …: one field of a date, given plainly or as {date, timezone}. */
function part(read: (parts: DateParts) => Value): Operator {
  return (operand, compiler, name) => {
    const list: Value[] = Array.isArray(operand) ? operand : [operand];
    if (list.length !== 1) {
      throw mongoError(
        40536,
        `${name} accepts exactly one argument if given an array, but was given ${list.length}`,
      );
    }
    const [argument = null] = list;
    const full = isDoc(argument) && Object.keys(argument).some((key) => !key.startsWith('$'));
    const raw = full
      ? named(argument, name, ['date'], ['timezone'], {
          notObject: 40539,
          unknown: 40535,
          missing: 40539,
        })
      : {};
    const date = compiler.compile(full ? (raw['date'] ?? null) : argument);
    const timezone: Evaluate =
      'timezone' in raw ? compiler.compile(raw['timezone'] ?? null) : () => undefined;
    return (scope) => {
      const value = date(scope);
      const zone = timezone(scope);
      if (isNullish(value) || zone === null) return null;
      return read(partsOf(dateOf(value), zoneArgument(zone)));
    };
  };
}

const field = (name: keyof DateParts): Operator => part((parts) => int(parts[name]));

const dateToString = namedOperator(
  ['date'],
  ['format', 'timezone', 'onNull'],
  { notObject: 18629, unknown: 18534, missing: 18628 },
  ({ date, format, timezone, onNull }, given) => {
    if (isNullish(date)) return given.has('onNull') ? onNull : null;
    if (
      (given.has('format') && isNullish(format)) ||
      (given.has('timezone') && isNullish(timezone))
    )
      return null;
    if (format !== undefined && typeof format !== 'string') {
      throw mongoError(
        18533,
        `$dateToString requires that 'format' be a string, found: ${bsonTypeName(format)} with value ${String(toText(format))}`,
      );
    }
    const standard = timezone === undefined ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L%z';
    return formatDate(dateOf(date), format ?? standard, zoneArgument(timezone ?? undefined));
  },
);

const toText = (value: Value | null): string =>
  isNum(value) ? value.toString() : bsonTypeName(value);

const dateFromString = namedOperator(
  ['dateString'],
  ['format', 'timezone', 'onError', 'onNull'],
  { notObject: 40540, unknown: 40541, missing: 40542 },
  ({ dateString, format, timezone, onError, onNull }, given) => {
    if (isNullish(dateString)) return given.has('onNull') ? onNull : null;
    if (given.has('timezone') && isNullish(timezone)) return null;
    try {
      if (typeof dateString !== 'string') {
        throw mongoError(
          241,
          `$dateFromString requires that 'dateString' be a string, found: ${bsonTypeName(dateString)}`,
        );
      }
      return parseDate(
        dateString,
        timezone as string | undefined,
        typeof format === 'string' ? format : undefined,
      );
    } catch (error) {
      if (given.has('onError')) return onError;
      throw error;
    }
  },
);

const dateFromParts = namedOperator(
  ['year'],
  ['month', 'day', 'hour', 'minute', 'second', 'millisecond', 'timezone'],
  { notObject: 40519, unknown: 40518, missing: 40516 },
  (args, given) => {
    const { timezone } = args;
    if ([...given].some((name) => isNullish(args[name]))) return null;
    const number = (name: string, otherwise: number): number => {
      const value = args[name];
      if (value === undefined) return otherwise;
      if (!isNum(value) || !isIntegral(value)) {
        throw mongoError(
          40515,
          `'${name}' must evaluate to an integer, found ${bsonTypeName(value)} with value ${toText(value ?? null)}`,
        );
      }
      return toNumber(value);
    };
    const year = number('year', 1970);
    if (year < 1 || year > 9999)
      throw mongoError(
        40523,
        `'year' must evaluate to an integer in the range 1 to 9999, found ${year}`,
      );
    const local = utc(
      year,
      number('month', 1) - 1,
      number('day', 1),
      number('hour', 0),
      number('minute', 0),
      number('second', 0),
      number('millisecond', 0),
    );
    return new Date(fromLocal(local, zoneArgument(timezone ?? undefined)));
  },
);

const dateToParts = namedOperator(
  ['date'],
  ['timezone', 'iso8601'],
  { notObject: 40524, unknown: 40520, missing: 40522 },
  ({ date, timezone, iso8601 = false }, given) => {
    if (isNullish(date) || (given.has('timezone') && isNullish(timezone)) || iso8601 === null)
      return null;
    const parts = partsOf(dateOf(date), zoneArgument(timezone ?? undefined));
    const names: (keyof DateParts)[] =
      iso8601 === true ? ['isoWeekYear', 'isoWeek', 'isoDayOfWeek'] : ['year', 'month', 'day'];
    const all = [...names, 'hour', 'minute', 'second', 'millisecond'] as (keyof DateParts)[];
    return Object.fromEntries(all.map((name) => [name, int(parts[name])]));
  },
);

const FIXED: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
};
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7 };
const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

function unitOf(value: Value | undefined, name: string): string {
  if (typeof value !== 'string')
    throw mongoError(
      5439013,
      `${name} requires 'unit' to be a string, but got ${bsonTypeName(value)}`,
    );
  if (value in FIXED || value in DAYS || value in MONTHS) return value;
  throw mongoError(9, `unknown time unit value: ${value}`);
}

/** Adds calendar units in the zone's wall-clock time; a month's end stays within the month. */
function shift(date: Date, unit: string, amount: number, zone: Zone): Date {
  const fixed = FIXED[unit];
  if (fixed !== undefined) return new Date(date.getTime() + fixed * amount);
  const local = new Date(date.getTime() + zone(date.getTime()));
  const days = DAYS[unit];
  if (days !== undefined) return new Date(fromLocal(local.getTime() + days * amount * DAY, zone));
  const months = local.getUTCMonth() + (MONTHS[unit] ?? 1) * amount;
  const lastDay = new Date(utc(local.getUTCFullYear(), months + 1, 0)).getUTCDate();
  const start = utc(local.getUTCFullYear(), months, Math.min(local.getUTCDate(), lastDay));
  return new Date(fromLocal(start + (((local.getTime() % DAY) + DAY) % DAY), zone));
}

function dateArithmetic(sign: 1 | -1): Operator {
  const codes = { notObject: 5166400, unknown: 5166401, missing: 5166402 };
  return namedOperator(
    ['startDate', 'unit', 'amount'],
    ['timezone'],
    codes,
    ({ startDate, unit, amount, timezone }, given, name) => {
      if (
        [startDate, unit, amount].some(isNullish) ||
        (given.has('timezone') && isNullish(timezone))
      )
        return null;
      const by = unitOf(unit, name);
      if (!isNum(amount) || !isIntegral(amount))
        throw mongoError(5166405, `${name} expects integer amount of time units`);
      return shift(
        requireDate(startDate, 5166403, `${name} requires startDate to be convertible to a date`),
        by,
        sign * toNumber(amount),
        zoneArgument(timezone ?? undefined),
      );
    },
  );
}

function requireDate(value: Value | undefined, code: number, message: string): Date {
  if (value instanceof Date || value instanceof ObjectId || value instanceof Timestamp)
    return dateOf(value);
  throw mongoError(code, message);
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function weekStart(value: Value | undefined, name: string): number {
  if (value === undefined) return 0;
  const index =
    typeof value === 'string'
      ? WEEKDAYS.findIndex(
          (day) => day === value.toLowerCase() || day.slice(0, 3) === value.toLowerCase(),
        )
      : -1;
  if (index === -1)
    throw mongoError(
      9,
      `${name} parameter 'startOfWeek' value cannot be recognized as a day of a week`,
    );
  return index;
}

/** How many unit boundaries lie before a wall-clock time (from a fixed origin). */
function ordinal(local: number, unit: string, firstDay: number): number {
  const fixed = FIXED[unit];
  if (fixed !== undefined) return Math.floor(local / fixed);
  const days = Math.floor(local / DAY);
  if (unit === 'day') return days;
  // 1970-01-01 was a Thursday.
  if (unit === 'week') return Math.floor((days + 4 - firstDay) / 7);
  const date = new Date(local);
  return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / (MONTHS[unit] ?? 1));
}

const dateDiff = namedOperator(
  ['startDate', 'endDate', 'unit'],
  ['timezone', 'startOfWeek'],
  { notObject: 5166301, unknown: 5166302, missing: 5166303 },
  ({ startDate, endDate, unit, timezone, startOfWeek }, given, name) => {
    if (
      [startDate, endDate, unit].some(isNullish) ||
      (given.has('timezone') && isNullish(timezone))
    )
      return null;
    const by = unitOf(unit, name);
    const zone = zoneArgument(timezone ?? undefined);
    const firstDay = by === 'week' ? weekStart(startOfWeek ?? undefined, name) : 0;
    const at = (value: Value | undefined, which: string): number => {
      const millis = requireDate(
        value,
        5166307,
        `$dateDiff requires '${which}' to be a date, but got ${bsonTypeName(value)}`,
      ).getTime();
      return ordinal(by in FIXED ? millis : millis + zone(millis), by, firstDay);
    };
    return long(BigInt(at(endDate, 'endDate') - at(startDate, 'startDate')));
  },
);

const ORIGIN = Date.UTC(2000, 0, 1);

const dateTrunc = namedOperator(
  ['date', 'unit'],
  ['binSize', 'timezone', 'startOfWeek'],
  { notObject: 5439007, unknown: 5439008, missing: 5439009 },
  ({ date, unit, binSize = int(1), timezone, startOfWeek }, given, name) => {
    if ([date, unit, binSize].some(isNullish) || (given.has('timezone') && isNullish(timezone)))
      return null;
    const by = unitOf(unit, name);
    if (!isNum(binSize) || !isIntegral(binSize) || toNumber(binSize) <= 0) {
      throw mongoError(
        5439017,
        `${name} requires 'binSize' to be greater than 0, but got value ${toText(binSize)}`,
      );
    }
    const size = toNumber(binSize);
    const zone = zoneArgument(timezone ?? undefined);
    const millis = requireDate(
      date,
      5439012,
      `${name} requires 'date' to be a date, but got ${bsonTypeName(date)}`,
    ).getTime();
    const local = millis + zone(millis);
    const firstDay = by === 'week' ? weekStart(startOfWeek ?? undefined, name) : 0;
    // Bins are counted from 2000-01-01 (for weeks, from the first week start on or after it).
    const origin = ordinal(ORIGIN, by, firstDay) + (by === 'week' && firstDay !== 6 ? 1 : 0);
    const bin = Math.floor((ordinal(local, by, firstDay) - origin) / size) * size + origin;
    return new Date(fromLocal(startOf(bin, by, firstDay), zone));
  },
);

/** The wall-clock time a unit with this ordinal starts at. */
function startOf(index: number, unit: string, firstDay: number): number {
  const fixed = FIXED[unit];
  if (fixed !== undefined) return index * fixed;
  if (unit === 'day') return index * DAY;
  if (unit === 'week') return (index * 7 - 4 + firstDay) * DAY;
  const months = index * (MONTHS[unit] ?? 1);
  return utc(Math.floor(months / 12), months % 12);
}

export const DATES: Record<string, Operator> = {
  $year: field('year'),
  $month: field('month'),
  $dayOfMonth: field('day'),
  $hour: field('hour'),
  $minute: field('minute'),
  $second: field('second'),
  $millisecond: field('millisecond'),
  $dayOfWeek: field('dayOfWeek'),
  $dayOfYear: field('dayOfYear'),
  $week: field('week'),
  $isoDayOfWeek: field('isoDayOfWeek'),
  $isoWeek: field('isoWeek'),
  $isoWeekYear: part((parts) => long(BigInt(parts.isoWeekYear))),
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
  $dateToParts: dateToParts,
  $dateAdd: dateArithmetic(1),
  $dateSubtract: dateArithmetic(-1),
  $dateDiff: dateDiff,
  $dateTrunc: dateTrunc,
};
