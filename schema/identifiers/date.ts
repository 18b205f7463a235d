import { IdentifierError } from './identifierError';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTHS_OF_30 = [4, 6, 9, 11];

/**
 * A calendar date YYYY-MM-DD that exists. Such dates compare as text.
 * @throws IdentifierError naming the position and the reason
 */
export function parseDate(text: string): string {
  const match = SHAPE.exec(text);
  if (!match) {
    throw new IdentifierError(`The date must be written YYYY-MM-DD; ${misshapen(text)}.`);
  }
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  if (month < 1 || month > 12) {
    throw new IdentifierError(
      `Characters 6 to 7 of the date are ${text.slice(5, 7)}; the month must be between 01 and 12.`,
    );
  }
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) {
    throw new IdentifierError(
      `Characters 9 to 10 of the date are ${text.slice(8)}; the day must be between 01 and ${days} in ${text.slice(0, 7)}.`,
    );
  }
  return text;
}

/** Whether the text is a calendar date YYYY-MM-DD that exists. Never throws. */
export function isDate(text: string): boolean {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The number of days of a month (1–12) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  }
  return MONTHS_OF_30.includes(month) ? 30 : 31;
}

function misshapen(text: string): string {
  const pattern = 'dddd-dd-dd';
  for (let i = 0; i < pattern.length && i < text.length; i++) {
    const wanted = pattern[i];
    if (wanted === 'd' ? !/\d/.test(text[i]!) : text[i] !== wanted) {
      return `character ${i + 1} is not a ${wanted === 'd' ? 'digit' : 'hyphen'}`;
    }
  }
  return `it has ${text.length} characters, not ${pattern.length}`;
}
