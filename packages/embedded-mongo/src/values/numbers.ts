import { Decimal128, Double, Int32, Long } from 'bson';
import type { Num } from './types';
import {
  type Dec,
  addDec,
  compareDec,
  dec,
  decimalFromDouble,
  divideDec,
  exactDouble,
  fromDecimal128,
  multiplyDec,
  negateDec,
  remainderDec,
  toDecimal128,
} from './decimal';

const INT_MIN = -2147483648;
const INT_MAX = 2147483647;
const LONG_MIN = -(2n ** 63n);
const LONG_MAX = 2n ** 63n - 1n;

export type Kind = 'int' | 'long' | 'double' | 'decimal';

export function kindOf(value: Num): Kind {
  if (value instanceof Int32) return 'int';
  if (value instanceof Double) return 'double';
  return value instanceof Long ? 'long' : 'decimal';
}

const RANK: Readonly<Record<Kind, number>> = { int: 0, long: 1, double: 2, decimal: 3 };

/** The type a result of both takes: int < long < double < decimal. */
export function widest(a: Kind, b: Kind): Kind {
  return RANK[a] >= RANK[b] ? a : b;
}

/** The value as a JavaScript number, rounded to the nearest double where it must be. */
export function toNumber(value: Num): number {
  if (value instanceof Int32 || value instanceof Double) return value.value;
  if (value instanceof Long) return value.toNumber();
  return Number(value.toString());
}

/** The value as an integer of any size, truncated; undefined for NaN and the infinities. */
export function toBigInt(value: Num): bigint | undefined {
  if (value instanceof Int32) return BigInt(value.value);
  if (value instanceof Long) return value.toBigInt();
  if (value instanceof Double) {
    return Number.isFinite(value.value) ? BigInt(Math.trunc(value.value)) : undefined;
  }
  const { special, negative, coefficient, exponent } = fromDecimal128(value);
  if (special !== undefined) return undefined;
  const unit = 10n ** BigInt(Math.abs(exponent));
  const size = exponent < 0 ? coefficient / unit : coefficient * unit;
  return negative ? -size : size;
}

/** The value as decimal the way MongoDB's arithmetic converts it (doubles to 15 digits). */
export function toDec(value: Num): Dec {
  if (value instanceof Decimal128) return fromDecimal128(value);
  if (value instanceof Double) return decimalFromDouble(value.value);
  return dec(value instanceof Long ? value.toBigInt() : BigInt(value.value));
}

/** The exact value, for comparison. */
export function exactDec(value: Num): Dec {
  return value instanceof Double ? exactDouble(value.value) : toDec(value);
}

export const int = (value: number): Int32 => new Int32(value);
export const double = (value: number): Double => new Double(value);
export const long = (value: bigint): Long => Long.fromBigInt(value);
export const fitsLong = (value: bigint): boolean => value >= LONG_MIN && value <= LONG_MAX;

/** An int when it fits one, otherwise a long; the value must fit a long. */
export function intOrLong(value: bigint): Num {
  const fitsInt = value >= BigInt(INT_MIN) && value <= BigInt(INT_MAX);
  return fitsInt ? int(Number(value)) : long(value);
}

export function isNaNValue(value: Num): boolean {
  if (value instanceof Double) return Number.isNaN(value.value);
  return value instanceof Decimal128 && fromDecimal128(value).special === 'NaN';
}

export function isZero(value: Num): boolean {
  return compareNumbers(value, int(0)) === 0;
}

/** Whether the number is finite and whole. */
export function isIntegral(value: Num): boolean {
  if (value instanceof Int32 || value instanceof Long) return true;
  if (value instanceof Double) return Number.isInteger(value.value);
  const whole = toBigInt(value);
  return whole !== undefined && compareDec(dec(whole), fromDecimal128(value)) === 0;
}

/** Orders numbers of any two types by exact value; NaN is the lowest and equals itself. */
export function compareNumbers(a: Num, b: Num): number {
  const simple = (n: Num): boolean => n instanceof Int32 || n instanceof Double;
  if (simple(a) && simple(b)) {
    const [x, y] = [(a as Int32).value, (b as Int32).value];
    if (x < y) return -1;
    if (x > y) return 1;
    if (x === y) return 0;
    return Number(!Number.isNaN(x)) - Number(!Number.isNaN(y));
  }
  if (a instanceof Long && b instanceof Long) return a.compare(b);
  return compareDec(exactDec(a), exactDec(b));
}

interface Operation {
  big(a: bigint, b: bigint): bigint;
  float(a: number, b: number): number;
  decimal(a: Dec, b: Dec): Dec;
}

const ADD: Operation = { big: (a, b) => a + b, float: (a, b) => a + b, decimal: addDec };
const SUBTRACT: Operation = {
  big: (a, b) => a - b,
  float: (a, b) => a - b,
  decimal: (a, b) => addDec(a, negateDec(b)),
};
const MULTIPLY: Operation = { big: (a, b) => a * b, float: (a, b) => a * b, decimal: multiplyDec };

/**
 * Runs an operation in the wider type. Two ints widen to long on overflow; a long that overflows
 * becomes a double, or undefined when `strict` (the update operators refuse it).
 */
function arithmetic(op: Operation, a: Num, b: Num, strict: boolean): Num | undefined {
  const kind = widest(kindOf(a), kindOf(b));
  if (kind === 'decimal') return toDecimal128(op.decimal(toDec(a), toDec(b)));
  if (kind === 'double') return double(op.float(toNumber(a), toNumber(b)));
  if (kind === 'int') {
    const small = op.float(toNumber(a), toNumber(b));
    if (small >= INT_MIN && small <= INT_MAX) return int(small === 0 ? 0 : small);
  }
  const result = op.big(toBigInt(a) ?? 0n, toBigInt(b) ?? 0n);
  if (fitsLong(result)) return long(result);
  return strict ? undefined : double(op.float(toNumber(a), toNumber(b)));
}

export const add = (a: Num, b: Num): Num => arithmetic(ADD, a, b, false) as Num;
export const subtract = (a: Num, b: Num): Num => arithmetic(SUBTRACT, a, b, false) as Num;
export const multiply = (a: Num, b: Num): Num => arithmetic(MULTIPLY, a, b, false) as Num;
/** For $inc: undefined when the sum overflows a 64-bit integer. */
export const addStrict = (a: Num, b: Num): Num | undefined => arithmetic(ADD, a, b, true);
/** For $mul: undefined when the product overflows a 64-bit integer. */
export const multiplyStrict = (a: Num, b: Num): Num | undefined => arithmetic(MULTIPLY, a, b, true);

/** Division is a double, or a decimal when either is one; the caller refuses a zero divisor. */
export function divide(a: Num, b: Num): Num {
  if (a instanceof Decimal128 || b instanceof Decimal128) {
    return toDecimal128(divideDec(toDec(a), toDec(b)));
  }
  return double(toNumber(a) / toNumber(b));
}

/** Remainder with the sign of the dividend; the caller refuses a zero divisor. */
export function remainder(a: Num, b: Num): Num {
  const kind = widest(kindOf(a), kindOf(b));
  if (kind === 'decimal') return toDecimal128(remainderDec(toDec(a), toDec(b)));
  if (kind === 'double') return double(toNumber(a) % toNumber(b));
  const result = (toBigInt(a) ?? 0n) % (toBigInt(b) ?? 1n);
  return kind === 'int' ? int(Number(result)) : long(result);
}
