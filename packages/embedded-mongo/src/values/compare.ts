import { BSONRegExp, BSONSymbol, Binary, Code, Long, ObjectId, Timestamp } from 'bson';
import { type Doc, type Num, type Value, isDoc, isNum, typeOrder } from './types';
import { compareNumbers } from './numbers';

/** Orders strings by their UTF-8 bytes, which differs from UTF-16 order beyond U+D7FF. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const end = Math.min(a.length, b.length);
  for (let i = 0; i < end; i += 1) {
    let x = a.charCodeAt(i);
    let y = b.charCodeAt(i);
    if (x !== y) {
      // Surrogates encode code points above every other unit: move them to the top.
      if (x >= 0xd800 && x <= 0xdfff) x += 0x10000;
      if (y >= 0xd800 && y <= 0xdfff) y += 0x10000;
      return x < y ? -1 : 1;
    }
  }
  return a.length < b.length ? -1 : 1;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  return Buffer.compare(a, b);
}

/** The string a string, symbol or code value is compared by. */
export function textOf(value: string | BSONSymbol | Code): string {
  if (typeof value === 'string') return value;
  if (value instanceof BSONSymbol) return value.value;
  return typeof value.code === 'string' ? value.code : '';
}

function compareDocs(a: Doc, b: Doc): number {
  const left = Object.keys(a);
  const right = Object.keys(b);
  const end = Math.min(left.length, right.length);
  for (let i = 0; i < end; i += 1) {
    const x = a[left[i] as string];
    const y = b[right[i] as string];
    const byType = typeOrder(x) - typeOrder(y);
    if (byType !== 0) return Math.sign(byType);
    const byName = compareStrings(left[i] as string, right[i] as string);
    if (byName !== 0) return byName;
    const byValue = compareValues(x, y);
    if (byValue !== 0) return byValue;
  }
  return Math.sign(left.length - right.length);
}

function compareArrays(a: readonly Value[], b: readonly Value[]): number {
  const end = Math.min(a.length, b.length);
  for (let i = 0; i < end; i += 1) {
    const result = compareValues(a[i], b[i]);
    if (result !== 0) return result;
  }
  return Math.sign(a.length - b.length);
}

function compareBinary(a: Binary, b: Binary): number {
  const byLength = a.position - b.position;
  if (byLength !== 0) return Math.sign(byLength);
  if (a.sub_type !== b.sub_type) return a.sub_type < b.sub_type ? -1 : 1;
  return compareBytes(a.value(), b.value());
}

function compareSameType(a: Value, b: Value): number {
  if (isNum(a)) return compareNumbers(a, b as Num);
  if (typeof a === 'string' || a instanceof BSONSymbol) {
    return compareStrings(textOf(a), textOf(b as string | BSONSymbol));
  }
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (a instanceof Date) return Math.sign(a.getTime() - (b as Date).getTime());
  if (a instanceof ObjectId) return compareBytes(a.id, (b as ObjectId).id);
  if (Array.isArray(a)) return compareArrays(a, b as Value[]);
  if (a instanceof Binary) return compareBinary(a, b as Binary);
  if (a instanceof Timestamp) {
    return Long.fromBits(a.low, a.high, true).compare(
      Long.fromBits((b as Timestamp).low, (b as Timestamp).high, true),
    );
  }
  if (a instanceof BSONRegExp) {
    const other = b as BSONRegExp;
    return compareStrings(a.pattern, other.pattern) || compareStrings(a.options, other.options);
  }
  if (a instanceof Code) {
    const byCode = compareStrings(textOf(a), textOf(b as Code));
    return byCode || compareDocs(a.scope ?? {}, (b as Code).scope ?? {});
  }
  return isDoc(a) ? compareDocs(a, b as Doc) : 0;
}

/**
 * BSON comparison order: -1, 0 or 1. Types rank first (numbers of all types are one), then
 * values; `undefined` is a missing field and equals null.
 */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  if (a === b) return 0;
  const byType = typeOrder(a) - typeOrder(b);
  if (byType !== 0) return byType < 0 ? -1 : 1;
  return compareSameType(a as Value, b as Value);
}

/** Equality in the sense of BSON comparison: 1, 1.0 and NumberLong(1) are equal. */
export function equalValues(a: Value | undefined, b: Value | undefined): boolean {
  return compareValues(a, b) === 0;
}

/**
 * Order inside aggregation expressions, where a missing value is less than null and equal only
 * to another missing value.
 */
export function compareExpressionValues(a: Value | undefined, b: Value | undefined): number {
  if (a === undefined || b === undefined) {
    if (a === b) return 0;
    const other = a === undefined ? b : a;
    const lower = typeOrder(other) < 0 ? 1 : -1;
    return a === undefined ? lower : -lower;
  }
  return compareValues(a, b);
}
