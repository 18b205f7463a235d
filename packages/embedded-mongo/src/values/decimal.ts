import { Decimal128 } from 'bson';

/**
 * A decimal taken apart: (-1)^negative × coefficient × 10^exponent, or one of the specials.
 * The exponent is kept as written (1.0 is 10 × 10^-1), because IEEE 754 keeps it too.
 */
export interface Dec {
  negative: boolean;
  coefficient: bigint;
  exponent: number;
  special?: 'NaN' | 'Infinity';
}

const DIGITS = 34;
const MAX_EXPONENT = 6111;
const MIN_EXPONENT = -6176;
const MASK = (bits: bigint): bigint => (1n << bits) - 1n;

const NAN: Dec = { negative: false, coefficient: 0n, exponent: 0, special: 'NaN' };
const infinity = (negative: boolean): Dec => ({
  negative,
  coefficient: 0n,
  exponent: 0,
  special: 'Infinity',
});
export const dec = (coefficient: bigint, exponent = 0): Dec => ({
  negative: coefficient < 0n,
  coefficient: coefficient < 0n ? -coefficient : coefficient,
  exponent,
});

/** Takes a Decimal128 apart (IEEE 754-2008, binary integer decimal encoding). */
export function fromDecimal128(value: Decimal128): Dec {
  const bytes = Buffer.from(value.bytes);
  const high = bytes.readBigUInt64LE(8);
  const negative = high >> 63n === 1n;
  const combination = (high >> 58n) & 31n;
  if (combination === 31n) return NAN;
  if (combination === 30n) return infinity(negative);
  // The large-coefficient form holds no canonical value: it reads as zero.
  const large = combination >> 3n === 3n;
  const exponent = Number((high >> (large ? 47n : 49n)) & MASK(14n)) + MIN_EXPONENT;
  const coefficient = large ? 0n : ((high & MASK(49n)) << 64n) | bytes.readBigUInt64LE(0);
  return {
    negative,
    coefficient: coefficient >= 10n ** BigInt(DIGITS) ? 0n : coefficient,
    exponent,
  };
}

/** Puts a decimal together, rounded half to even at 34 digits; overflow becomes Infinity. */
export function toDecimal128(value: Dec): Decimal128 {
  const { negative, special } = value;
  if (special === 'NaN') return Decimal128.fromString('NaN');
  if (special === 'Infinity') return Decimal128.fromString(negative ? '-Infinity' : 'Infinity');
  let { coefficient, exponent } = roundTo(value, DIGITS);
  if (exponent < MIN_EXPONENT) {
    coefficient = divideRounded(coefficient, 10n ** BigInt(Math.min(MIN_EXPONENT - exponent, 40)));
    exponent = MIN_EXPONENT;
  }
  if (coefficient === 0n) exponent = Math.min(exponent, MAX_EXPONENT);
  while (exponent > MAX_EXPONENT && digitCount(coefficient) < DIGITS) {
    coefficient *= 10n;
    exponent -= 1;
  }
  if (exponent > MAX_EXPONENT) return toDecimal128(infinity(negative));
  const bytes = Buffer.alloc(16);
  const sign = negative ? 1n << 63n : 0n;
  bytes.writeBigUInt64LE(coefficient & MASK(64n), 0);
  bytes.writeBigUInt64LE(sign | (BigInt(exponent - MIN_EXPONENT) << 49n) | (coefficient >> 64n), 8);
  return new Decimal128(bytes);
}

/** The number of decimal digits of a coefficient (1 for zero). */
export function digitCount(coefficient: bigint): number {
  return coefficient.toString().length;
}

/** Integer division rounded half to even. */
export function divideRounded(numerator: bigint, divisor: bigint): bigint {
  const quotient = numerator / divisor;
  const twice = (numerator % divisor) * 2n;
  if (twice > divisor || (twice === divisor && quotient % 2n === 1n)) return quotient + 1n;
  return quotient;
}

/** Rounds to at most `digits` significant digits, half to even. */
function roundTo(value: Dec, digits: number): Dec {
  const surplus = digitCount(value.coefficient) - digits;
  if (surplus <= 0) return value;
  const coefficient = divideRounded(value.coefficient, 10n ** BigInt(surplus));
  return roundTo({ ...value, coefficient, exponent: value.exponent + surplus }, digits);
}

/** The exact decimal expansion of a finite double. */
export function exactDouble(value: number): Dec {
  if (Number.isNaN(value)) return NAN;
  if (!Number.isFinite(value)) return infinity(value < 0);
  if (Number.isInteger(value)) {
    return { ...dec(BigInt(value)), negative: value < 0 || Object.is(value, -0) };
  }
  const bits = Buffer.alloc(8);
  bits.writeDoubleBE(Math.abs(value));
  const raw = bits.readBigUInt64BE();
  const biased = Number(raw >> 52n);
  const mantissa = (raw & MASK(52n)) | (biased === 0 ? 0n : 1n << 52n);
  const scale = 1075 - Math.max(biased, 1);
  return { negative: value < 0, coefficient: mantissa * 5n ** BigInt(scale), exponent: -scale };
}

/**
 * A double as MongoDB converts it to decimal for arithmetic: 15 significant digits, so that
 * 0.1 becomes 0.100000000000000.
 */
export function decimalFromDouble(value: number): Dec {
  const exact = exactDouble(value);
  if (exact.special !== undefined || exact.coefficient === 0n) return exact;
  const short = roundTo(exact, 15);
  const padding = 15 - digitCount(short.coefficient);
  return padding <= 0
    ? short
    : {
        ...short,
        coefficient: short.coefficient * 10n ** BigInt(padding),
        exponent: short.exponent - padding,
      };
}

/** Signed coefficients of both, brought to the smaller exponent. */
function align(a: Dec, b: Dec): { left: bigint; right: bigint; exponent: number } {
  const exponent = Math.min(a.exponent, b.exponent);
  const scaled = (d: Dec): bigint =>
    (d.negative ? -d.coefficient : d.coefficient) * 10n ** BigInt(d.exponent - exponent);
  return { left: scaled(a), right: scaled(b), exponent };
}

/** Orders two decimals by value; NaN is below every number and equal to itself. */
export function compareDec(a: Dec, b: Dec): number {
  const rank = (d: Dec): number => {
    if (d.special === 'NaN') return -3;
    if (d.special === 'Infinity') return d.negative ? -2 : 2;
    if (d.coefficient === 0n) return 0;
    return d.negative ? -1 : 1;
  };
  const byRank = rank(a) - rank(b);
  if (byRank !== 0) return Math.sign(byRank);
  if (a.special !== undefined || a.coefficient === 0n) return 0;
  const magnitude = (d: Dec): number => digitCount(d.coefficient) + d.exponent;
  const sign = a.negative ? -1 : 1;
  const byMagnitude = magnitude(a) - magnitude(b);
  if (byMagnitude !== 0) return Math.sign(byMagnitude) * sign;
  const { left, right } = align(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function addDec(a: Dec, b: Dec): Dec {
  if (a.special === 'NaN' || b.special === 'NaN') return NAN;
  if (a.special !== undefined && b.special !== undefined) {
    return a.negative === b.negative ? a : NAN;
  }
  if (a.special !== undefined) return a;
  if (b.special !== undefined) return b;
  // Far apart in scale, the smaller is below the last digit kept; bound the expansion.
  if (Math.abs(a.exponent - b.exponent) > 200) {
    const [big, small] = a.exponent > b.exponent ? [a, b] : [b, a];
    if (
      big.coefficient !== 0n &&
      digitCount(small.coefficient) + small.exponent < big.exponent - 80
    ) {
      const nudge = small.coefficient === 0n ? 0n : small.negative === big.negative ? 1n : -1n;
      const coefficient = big.coefficient * 10n ** 80n + nudge;
      return { ...big, coefficient, exponent: big.exponent - 80 };
    }
  }
  const { left, right, exponent } = align(a, b);
  const sum = dec(left + right, exponent);
  return left + right === 0n ? { ...sum, negative: a.negative && b.negative } : sum;
}

export const negateDec = (a: Dec): Dec => ({ ...a, negative: !a.negative });

export function multiplyDec(a: Dec, b: Dec): Dec {
  const negative = a.negative !== b.negative;
  const zero = (d: Dec): boolean => d.special === undefined && d.coefficient === 0n;
  if (a.special === 'NaN' || b.special === 'NaN') return NAN;
  if (a.special !== undefined || b.special !== undefined) {
    return zero(a) || zero(b) ? NAN : infinity(negative);
  }
  return {
    negative,
    coefficient: a.coefficient * b.coefficient,
    exponent: a.exponent + b.exponent,
  };
}

/** Quotient to 34 digits; exact results are reduced towards the ideal exponent. */
export function divideDec(a: Dec, b: Dec): Dec {
  const negative = a.negative !== b.negative;
  if (a.special === 'NaN' || b.special === 'NaN') return NAN;
  if (a.special !== undefined) return b.special !== undefined ? NAN : infinity(negative);
  if (b.special !== undefined) return { negative, coefficient: 0n, exponent: MIN_EXPONENT };
  if (b.coefficient === 0n) return a.coefficient === 0n ? NAN : infinity(negative);
  const ideal = a.exponent - b.exponent;
  const shift = Math.max(0, DIGITS + 2 + digitCount(b.coefficient) - digitCount(a.coefficient));
  const numerator = a.coefficient * 10n ** BigInt(shift);
  let coefficient = numerator / b.coefficient;
  let exponent = ideal - shift;
  if (numerator % b.coefficient !== 0n) {
    // A sticky digit keeps half-to-even honest in the final rounding.
    return { negative, coefficient: coefficient * 10n + 1n, exponent: exponent - 1 };
  }
  while (exponent < ideal && coefficient % 10n === 0n && coefficient !== 0n) {
    coefficient /= 10n;
    exponent += 1;
  }
  return { negative, coefficient, exponent: coefficient === 0n ? ideal : exponent };
}

/** Remainder of the truncated division, with the sign of the dividend. */
export function remainderDec(a: Dec, b: Dec): Dec {
  if (a.special !== undefined || b.special === 'NaN') return NAN;
  if (b.special === 'Infinity') return a;
  if (b.coefficient === 0n) return NAN;
  const { left, right, exponent } = align(a, b);
  return { ...dec(left % right, exponent), negative: a.negative };
}

export type Rounding = 'floor' | 'ceil' | 'trunc' | 'even';

/** Rounds to `places` decimal places (negative: tens, hundreds, …). */
export function quantizeDec(a: Dec, places: number, mode: Rounding): Dec {
  const drop = -places - a.exponent;
  if (a.special !== undefined || drop <= 0) return a;
  const unit = 10n ** BigInt(Math.min(drop, 7000));
  let coefficient = mode === 'even' ? divideRounded(a.coefficient, unit) : a.coefficient / unit;
  const away = (mode === 'floor' && a.negative) || (mode === 'ceil' && !a.negative);
  if (away && a.coefficient % unit !== 0n) coefficient += 1n;
  return { negative: a.negative, coefficient, exponent: -places };
}
