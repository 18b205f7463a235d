import { randomUUID } from 'node:crypto';

const TIME_DIGITS = 12;

/**
 * Generates event ids: UUIDs of version 7 (RFC 9562), which begin with the time. Consecutive ids
 * are neighbours in an index, so an insert touches few pages however long the log is.
 * @param now milliseconds since the epoch
 */
export function eventIds(now = Date.now()): () => string {
  const time = now.toString(16).padStart(TIME_DIGITS, '0');
  const beginning = `${time.slice(0, 8)}-${time.slice(8)}-7`;
  return () => beginning + randomUUID().slice('00000000-0000-4'.length);
}
