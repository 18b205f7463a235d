import { parseDate } from './date';
import { IdentifierError } from './identifierError';

const SHAPE = /^(.{10})T(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * An instant in ISO 8601 with an offset: 2026-04-01T08:00:00+08:00. Precision is one millisecond.
 * @throws IdentifierError naming the position and the reason
 */
export function parseDateTime(text: string): Date {
  const match = SHAPE.exec(text);
  if (!match) {
    throw new IdentifierError(
      'The instant must be written YYYY-MM-DDThh:mm:ss with Z or an offset such as +08:00 at the end.',
    );
  }
  const [, date, hour, minute, second = '00', , offset] = match;
  parseDate(date!);
  const wrong = (from: number, what: string, most: number) =>
    new IdentifierError(
      `Characters ${from} to ${from + 1} of the instant are not ${what} between 00 and ${most}.`,
    );
  if (Number(hour) > 23) throw wrong(12, 'an hour', 23);
  if (Number(minute) > 59) throw wrong(15, 'a minute', 59);
  if (Number(second) > 59) throw wrong(18, 'a second', 59);
  if (offset !== 'Z') {
    const at = text.length - 5;
    if (Number(offset!.slice(1, 3)) > 14) throw wrong(at + 1, 'an offset in hours', 14);
    if (Number(offset!.slice(4)) > 59) throw wrong(at + 4, 'an offset in minutes', 59);
  }
  return new Date(text);
}
