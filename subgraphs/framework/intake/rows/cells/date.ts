import { isDate } from '../../../../../schema/identifiers/date';

/** What a cell says about a day. */
export type DayCell =
  { readonly date: string | null } | { readonly fault: 'DATE' | 'DATE_NOT_REAL' };

const DAY_MS = 86_400_000;
/** Days from the first day of the 1900 date system of spreadsheets to 1970-01-01. */
const SERIAL_OF_1970 = 25_569;
/** 1954-10-03 and 2119-01-11: no day of a file is outside, and no year looks like a serial. */
const SERIALS = { first: 20_000, last: 80_000 } as const;

const DELIMITED = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]?\d{1,2}[:：时].*)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/;
const SERIAL = /^(\d{5})(?:\.\d+)?$/;

/** Dates, and words, that mean that a term has no end. */
const NO_END = new Set(['2099-12-31', '9999-12-31']);
const NO_END_WORDS = new Set(['长期', '永久', '无期限', '长期有效']);

/**
 * Reads a date in one of the forms that files have: 2026-11-02, 2026/11/2, 2026.11.2,
 * 2026年11月2日, 20261102 or the serial number of a spreadsheet; a time of day is ignored.
 * @returns null for a day that means no end
 */
export function readDay(value: string | number): DayCell {
  const text = String(value).normalize('NFKC').trim();
  if (NO_END_WORDS.has(text)) return { date: null };
  const match = DELIMITED.exec(text) ?? COMPACT.exec(text);
  if (!match) return readSerial(text);
  const [, year, month, day] = match;
  const date = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  if (NO_END.has(date)) return { date: null };
  return isDate(date) ? { date } : { fault: 'DATE_NOT_REAL' };
}

function readSerial(text: string): DayCell {
  const serial = Number(SERIAL.exec(text)?.[1] ?? NaN);
  if (!(serial >= SERIALS.first && serial <= SERIALS.last)) return { fault: 'DATE' };
  const date = new Date((serial - SERIAL_OF_1970) * DAY_MS).toISOString().slice(0, 10);
  return { date: NO_END.has(date) ? null : date };
}
