import { mongoError } from '../base/errors';

/** Milliseconds a zone is ahead of UTC at an instant. */
export type Zone = (millis: number) => number;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** A zone by Olson name ("Asia/Shanghai") or offset ("+08", "+0800", "-05:30"); 40485 if unknown. */
export function zoneOf(name: string | undefined): Zone {
  if (name === undefined || name === 'UTC' || name === 'GMT' || name === 'Z') return () => 0;
  const offset = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(name);
  if (offset) {
    const millis = (Number(offset[2]) * 60 + Number(offset[3] ?? 0)) * 60_000;
    return () => (offset[1] === '-' ? -millis : millis);
  }
  const format = formatterOf(name);
  return (millis) => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(millis)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return utc(year, month - 1, day, hour, minute, second) - Math.floor(millis / 1000) * 1000;
  };
}

function formatterOf(name: string): Intl.DateTimeFormat {
  let format = formatters.get(name);
  if (!format) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: name,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      throw mongoError(40485, `unrecognized time zone identifier: "${name}"`);
    }
    formatters.set(name, format);
  }
  return format;
}

/** Date.UTC without its special case for the years 0 to 99. */
export function utc(
  year: number,
  month: number,
  day = 1,
  hour = 0,
  minute = 0,
  second = 0,
  milli = 0,
): number {
  const exact = new Date(0);
  exact.setUTCFullYear(year, month, day);
  exact.setUTCHours(hour, minute, second, milli);
  return exact.getTime();
}

/** The UTC instant of a wall-clock time in a zone, given as if it were UTC. */
export function fromLocal(local: number, zone: Zone): number {
  const guess = local - zone(local);
  return local - zone(guess);
}
