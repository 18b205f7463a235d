import { createHash } from 'node:crypto';
import {
  BSONRegExp,
  BSONSymbol,
  Binary,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  ObjectId,
  Timestamp,
} from 'bson';
import { type Doc, type Num, type Value, isNum, typeOrder } from './types';
import { compareDec, digitCount, exactDouble } from './decimal';
import { exactDec, isNaNValue, toNumber } from './numbers';
import { textOf } from './compare';

/**
 * Index keys as bytes whose memcmp order is BSON order.
 *
 * Each value is [type byte][payload], and no value's bytes are a prefix of another's, so the keys
 * of a compound index can be concatenated and a prefix of fields is a byte prefix. A descending
 * field is the same bytes inverted. Type bytes lie in 1..254: 0 ends an object or array.
 */

/** What an index holds in place of an empty array: it sorts below null, as MongoDB has it. */
export const EMPTY_ARRAY_KEY = Symbol('empty array');
export type KeyValue = Value | undefined | typeof EMPTY_ARRAY_KEY;

const LIMIT = 900;
const TYPE_OFFSET = 100;
const UNDEFINED_BYTE = TYPE_OFFSET;
const NUMBER_BYTE = TYPE_OFFSET + 10;
const STRING_BYTE = TYPE_OFFSET + 15;

/** Up to here writing a text character by character costs less than handing it over. */
const SHORT_TEXT = 48;

class Writer {
  private bytes = Buffer.allocUnsafe(64);
  length = 0;

  get room(): number {
    return this.bytes.length;
  }

  reserve(extra: number): void {
    if (this.length + extra <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + extra));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length] = value;
    this.length += 1;
  }

  raw(source: Uint8Array): void {
    this.reserve(source.length);
    this.bytes.set(source, this.length);
    this.length += source.length;
  }

  uint32(value: number): void {
    this.reserve(4);
    this.length = this.bytes.writeUInt32BE(value, this.length);
  }

  uint64(value: bigint): void {
    this.reserve(8);
    this.length = this.bytes.writeBigUInt64BE(value, this.length);
  }

  double(value: number): void {
    this.reserve(8);
    this.length = this.bytes.writeDoubleBE(value, this.length);
  }

  /** UTF-8 with NUL written as 00 FF, ended by 00 01: order-preserving and prefix-free. */
  text(value: string): void {
    if (value.length <= SHORT_TEXT && this.plainText(value)) return;
    this.reserve(Buffer.byteLength(value) + 2);
    if (value.includes('\0')) {
      for (const byte of Buffer.from(value, 'utf8')) {
        this.byte(byte);
        if (byte === 0) this.byte(0xff);
      }
    } else this.length += this.bytes.write(value, this.length);
    this.byte(0);
    this.byte(1);
  }

  /** A short text of ASCII without NUL, which is nearly every one; false for another. */
  private plainText(value: string): boolean {
    this.reserve(value.length + 2);
    let at = this.length;
    for (let i = 0; i < value.length; i += 1) {
      const code = value.charCodeAt(i);
      if (code === 0 || code > 127) return false;
      this.bytes[at++] = code;
    }
    this.bytes[at++] = 0;
    this.bytes[at++] = 1;
    this.length = at;
    return true;
  }

  /** A number that is a double exactly and not NaN: its magnitude and 0, inverted when negative. */
  plainNumber(value: number): void {
    this.reserve(9);
    const start = this.length;
    this.length = this.bytes.writeDoubleBE(Math.abs(value), start);
    this.bytes[this.length++] = 0;
    this.bytes[start] = (this.bytes[start] as number) | 0x80;
    if (value < 0) this.invert(start);
  }

  invert(from: number): void {
    for (let i = from; i < this.length; i += 1) this.bytes[i] = 255 - (this.bytes[i] as number);
  }

  truncate(length: number): void {
    this.length = length;
  }

  view(from = 0): Buffer {
    return this.bytes.subarray(from, this.length);
  }
}

/** The largest double not above the magnitude of a decimal. */
function doubleBelow(value: ReturnType<typeof exactDec>): number {
  const near = Number(`${value.coefficient}e${value.exponent}`);
  const magnitude = { ...value, negative: false };
  if (Number.isFinite(near) && compareDec(exactDouble(near), magnitude) <= 0) return near;
  if (!Number.isFinite(near)) return Number.MAX_VALUE;
  const bits = Buffer.alloc(8);
  bits.writeDoubleBE(near);
  bits.writeBigUInt64BE(bits.readBigUInt64BE() - 1n);
  return bits.readDoubleBE();
}

/** Decimal digits of the magnitude: adjusted exponent, then digits as nibbles ended by zero. */
function writeDigits(writer: Writer, value: ReturnType<typeof exactDec>): void {
  const digits = value.coefficient.toString().replace(/0+$/, '');
  const adjusted = digitCount(value.coefficient) + value.exponent + 0x8000;
  writer.byte(adjusted >> 8);
  writer.byte(adjusted & 0xff);
  for (let i = 0; i <= digits.length; i += 2) {
    const nibble = (at: number): number => (at < digits.length ? Number(digits[at]) + 1 : 0);
    writer.byte((nibble(i) << 4) | nibble(i + 1));
  }
}

/**
 * A number is the double at or below its magnitude, then 0 when that is exact, else 1 and the
 * decimal digits; negatives are inverted. Equal values of different types encode alike.
 */
function writeNumber(writer: Writer, value: Num): void {
  const start = writer.length;
  if (isNaNValue(value)) {
    writer.uint64(0n);
    return;
  }
  const near = toNumber(value);
  const exact =
    !(value instanceof Decimal128 || value instanceof Long) ||
    (value instanceof Long && Number.isSafeInteger(near));
  if (exact || exactDec(value).special === 'Infinity') {
    writer.plainNumber(near);
    return;
  }
  const parts = exactDec(value);
  const below = doubleBelow(parts);
  const rest = compareDec(exactDouble(below), { ...parts, negative: false }) !== 0;
  writer.double(below);
  writer.byte(rest ? 1 : 0);
  if (rest) writeDigits(writer, parts);
  const negative = near < 0 || (near === 0 && isNegative(value));
  const bytes = writer.view(start);
  bytes[0] = (bytes[0] as number) | 0x80;
  if (negative) writer.invert(start);
}

function isNegative(value: Num): boolean {
  const parts = exactDec(value);
  return parts.negative && parts.coefficient !== 0n;
}

function writeBody(writer: Writer, value: Value): void {
  if (isNum(value)) writeNumber(writer, value);
  else if (typeof value === 'string' || value instanceof BSONSymbol) writer.text(textOf(value));
  else if (value instanceof ObjectId) writer.raw(value.id);
  else if (typeof value === 'boolean') writer.byte(value ? 1 : 0);
  else if (value instanceof Date) writer.uint64(BigInt(value.getTime()) + (1n << 63n));
  else if (value instanceof Timestamp) {
    writer.uint32(value.high >>> 0);
    writer.uint32(value.low >>> 0);
  } else if (Array.isArray(value)) {
    for (const item of value) writeValue(writer, item);
    writer.byte(0);
  } else if (value instanceof Binary) {
    writer.uint32(value.position);
    writer.byte(value.sub_type);
    writer.raw(value.value());
  } else if (value instanceof BSONRegExp) {
    writer.text(value.pattern);
    writer.text(value.options);
  } else if (value instanceof Code) {
    writer.text(textOf(value));
    if (value.scope) writeFields(writer, value.scope);
  } else if (value !== null && typeOrder(value) === 20) writeFields(writer, value as Doc);
}

function writeFields(writer: Writer, doc: Doc): void {
  for (const name of Object.keys(doc)) {
    const value = doc[name] ?? null;
    writer.byte(typeOrder(value) + TYPE_OFFSET);
    writer.text(name);
    writeBody(writer, value);
  }
  writer.byte(0);
}

function writeValue(writer: Writer, value: KeyValue): void {
  // What nearly every key is made of comes first.
  if (typeof value === 'string') {
    writer.byte(STRING_BYTE);
    writer.text(value);
    return;
  }
  if ((value instanceof Int32 || value instanceof Double) && !Number.isNaN(value.value)) {
    writer.byte(NUMBER_BYTE);
    writer.plainNumber(value.value);
    return;
  }
  if (value === EMPTY_ARRAY_KEY) {
    writer.byte(UNDEFINED_BYTE);
    return;
  }
  writer.byte(typeOrder(value) + TYPE_OFFSET);
  if (value !== undefined) writeBody(writer, value);
}

/** Writes one field of a key; false when it was cut and no longer orders exactly. */
function writePart(writer: Writer, value: KeyValue, direction: 1 | -1): boolean {
  const start = writer.length;
  writeValue(writer, value);
  const exact = writer.length - start <= LIMIT;
  if (!exact) {
    const digest = createHash('sha256').update(writer.view(start)).digest();
    writer.truncate(start + LIMIT);
    writer.raw(digest.subarray(0, 16));
  }
  if (direction === -1) writer.invert(start);
  return exact;
}

/** One field of a key. `exact` is false where a long value was cut to 900 bytes and hashed. */
export function encodeKeyPart(
  value: KeyValue,
  direction: 1 | -1 = 1,
): { bytes: Buffer; exact: boolean } {
  const writer = new Writer();
  const exact = writePart(writer, value, direction);
  return { bytes: writer.view(), exact };
}

/** The key of all fields; equal values of any numeric type give equal bytes. */
export function encodeKey(values: readonly KeyValue[], directions: readonly (1 | -1)[]): Buffer {
  const writer = new Writer();
  values.forEach((value, i) => writePart(writer, value, directions[i] ?? 1));
  return writer.view();
}

let scratch = new Writer();
/** Bytes that are kept to write the next key into. */
const KEPT = 65_536;

/**
 * The key of one entry of an index: the bytes before, the key of all fields, the bytes after.
 * Undefined where that of the fields has more bytes than there is room for.
 */
export function encodeEntry(
  before: Buffer,
  values: readonly KeyValue[],
  directions: readonly (1 | -1)[],
  after: Buffer | undefined,
  room: number,
): Buffer | undefined {
  if (scratch.room > KEPT) scratch = new Writer();
  scratch.truncate(0);
  scratch.raw(before);
  for (let i = 0; i < values.length; i++) writePart(scratch, values[i], directions[i] ?? 1);
  if (scratch.length > before.length + room) return undefined;
  if (after) scratch.raw(after);
  return Buffer.from(scratch.view());
}

/** A string that is the same for equal values and only for those, for maps and sets. */
export function valueKey(value: Value | undefined): string {
  // Missing groups with null only where the caller says so: here it is a key of its own.
  if (value === undefined) return '';
  if (typeof value === 'string') return `s${value}`;
  const writer = new Writer();
  writeValue(writer, value);
  return `k${writer.view().toString('latin1')}`;
}

/**
 * The byte bounds of every key field of the value's type (type bracketing): `low` is at or below
 * all of them and `high` above, in ascending order; inverted for a descending field.
 */
export function typeBounds(value: Value, direction: 1 | -1 = 1): { low: Buffer; high: Buffer } {
  const byte = typeOrder(value) + TYPE_OFFSET;
  if (direction === 1) return { low: Buffer.from([byte]), high: Buffer.from([byte + 1]) };
  return { low: Buffer.from([255 - byte]), high: Buffer.from([256 - byte]) };
}
