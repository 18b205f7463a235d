import { createHmac, timingSafeEqual } from 'node:crypto';
import { creditError } from '../../../schema/errors';

const SIGNATURE_BYTES = 12;

/** The sort values of the row from which a page continues; the last value is the row's id. */
export type CursorPosition = readonly (string | number | bigint | Date | null)[];

/**
 * Signed, opaque keyset cursors. A cursor is bound to the list and order for which it was issued:
 * it cannot be forged, and cannot be used to probe the values of another list.
 */
export class CursorCodec {
  readonly #key: Buffer;

  /** @param key at least 16 bytes, shared by all processes that serve the same graph */
  constructor(key: Buffer) {
    if (key.length < 16) throw new Error('The cursor key must have at least 16 bytes.');
    this.#key = key;
  }

  encode(list: string, position: CursorPosition): string {
    const payload = Buffer.from(JSON.stringify(position, writeExact), 'utf8');
    return Buffer.concat([this.#sign(list, payload), payload]).toString('base64url');
  }

  /** @throws INVALID_CURSOR when the cursor was not issued for this list */
  decode(list: string, cursor: string): CursorPosition {
    const bytes = Buffer.from(cursor, 'base64url');
    const payload = bytes.subarray(SIGNATURE_BYTES);
    const expected = this.#sign(list, payload);
    const signature = bytes.subarray(0, SIGNATURE_BYTES);
    if (signature.length !== SIGNATURE_BYTES || !timingSafeEqual(signature, expected)) {
      throw creditError('INVALID_CURSOR');
    }
    return JSON.parse(payload.toString('utf8'), readExact) as CursorPosition;
  }

  #sign(list: string, payload: Buffer): Buffer {
    return createHmac('sha256', this.#key)
      .update(list)
      .update('\0')
      .update(payload)
      .digest()
      .subarray(0, SIGNATURE_BYTES);
  }
}

/**
 * JSON.parse loses the precision of integers beyond 2^53, and JSON has no dates, which no text
 * equals in the database: they are written `{ "long": "…" }` and `{ "date": "…" }`.
 */
function writeExact(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  // `value` is what toJSON returned.
  const own = this[key];
  if (own instanceof Date) return { date: own.toISOString() };
  return typeof own === 'bigint' ? { long: own.toString() } : value;
}

function readExact(_key: string, value: unknown): unknown {
  const { long, date } = (value ?? {}) as { long?: unknown; date?: unknown };
  if (typeof date === 'string') return new Date(date);
  return typeof long === 'string' ? BigInt(long) : value;
}
