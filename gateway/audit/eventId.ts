import { randomUUID } from 'node:crypto';

const TIME_DIGITS = 12;

/**
 * An id for an event: a UUID of version 7 (RFC 9562), which begins with the time. Ids that are
 * made one after the other stand next to each other in an index, however long the log is.
 * @param now milliseconds since the epoch
 */
export function eventId(now = Date.now()): string {
  const time = now.toString(16).padStart(TIME_DIGITS, '0');
  const random = randomUUID().slice('00000000-0000-4'.length);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random}`;
}
