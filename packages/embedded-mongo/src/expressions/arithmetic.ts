import { Decimal128, Double, Int32, Long } from 'bson';
import { mongoError } from '../base/errors';
import {
  type Rounding,
  dec,
  divideRounded,
  digitCount,
  fromDecimal128,
  quantizeDec,
  toDecimal128,
} from '../values/decimal';
import {
  add,
  compareNumbers,
  divide,
  double,
  fitsLong,
  int,
  intOrLong,
  isNaNValue,
  isZero,
  kindOf,
  long,
  multiply,
  remainder,
  subtract,
  toBigInt,
  toNumber,
  widest,
} from '../values/numbers';
import { type Num, bsonTypeName, isNum } from '../values/types';
import { binary, isNullish, operator, unary } from './arguments';
import type { Operator } from './types';

/** Milliseconds, fractions cut off, as a date. */
function dateFromMillis(millis: number): Date {
  return new Date(Math.trunc(millis));
}

function millisOf(value: Num): number {
  const whole = toBigInt(
    value instanceof Long || value instanceof Int32 ? value : double(Math.round(toNumber(value))),
  );
  if (whole === undefined) throw mongoError(15, 'date overflow');
  return Number(whole);
}

const addOperator = operator(0, Infinity, (values) => {
  let sum: Num = int(0);
  let date: Date | undefined;
  for (const value of values) {
    if (isNullish(value)) return null;
    if (value instanceof Date) {
      if (date) throw mongoError(16612, 'only one date allowed in an $add expression');
      date = value;
    } else if (isNum(value)) sum = add(sum, value);
    else {
      throw mongoError(14, `$add only supports numeric or date types, not ${bsonTypeName(value)}`);
    }
  }
  return date ? dateFromMillis(date.getTime() + millisOf(sum)) : sum;
});

const subtractOperator = binary((a, b) => {
  if (isNullish(a) || isNullish(b)) return null;
  if (isNum(a) && isNum(b)) return subtract(a, b);
  if (a instanceof Date && b instanceof Date) return long(BigInt(a.getTime() - b.getTime()));
  if (a instanceof Date && isNum(b)) return dateFromMillis(a.getTime() - millisOf(b));
  throw mongoError(14, `can't $subtract ${bsonTypeName(b)} from ${bsonTypeName(a)}`);
});

const multiplyOperator = operator(0, Infinity, (values) => {
  let product: Num = int(1);
  for (const value of values) {
    if (isNullish(value)) return null;
    if (!isNum(value)) {
      throw mongoError(14, `$multiply only supports numeric types, not ${bsonTypeName(value)}`);
    }
    product = multiply(product, value);
  }
  return product;
});

const divideOperator = binary((a, b) => {
  if (isNum(a) && isNum(b)) {
    if (isZero(b)) throw mongoError(2, "can't $divide by zero");
    return divide(a, b);
  }
  if (isNullish(a) || isNullish(b)) return null;
  throw mongoError(
    14,
    `$divide only supports numeric types, not ${bsonTypeName(a)} and ${bsonTypeName(b)}`,
  );
});

const modOperator = binary((a, b) => {
  if (isNum(a) && isNum(b)) {
    if (isZero(b)) throw mongoError(16610, "can't $mod by zero");
    return remainder(a, b);
  }
  if (isNullish(a) || isNullish(b)) return null;
  throw mongoError(
    16611,
    `$mod only supports numeric types, not ${bsonTypeName(a)} and ${bsonTypeName(b)}`,
  );
});

/** An operator of one number: null passes through, anything else is refused. */
function numeric(apply: (value: Num) => Num): Operator {
  return unary((value, name) => {
    if (isNullish(value)) return null;
    if (isNum(value)) return apply(value);
    throw mongoError(28765, `${name} only supports numeric types, not ${bsonTypeName(value)}`);
  });
}

function absolute(value: Num): Num {
  if (value instanceof Double) return double(Math.abs(value.value));
  if (value instanceof Decimal128)
    return toDecimal128({ ...fromDecimal128(value), negative: false });
  const whole = toBigInt(value) as bigint;
  const size = whole < 0n ? -whole : whole;
  if (!fitsLong(size)) throw mongoError(28680, "can't take $abs of long long min");
  return value instanceof Int32 ? intOrLong(size) : long(size);
}

function whole(mode: Rounding): Operator {
  const native = { floor: Math.floor, ceil: Math.ceil, trunc: Math.trunc, even: Math.round }[mode];
  return numeric((value) => {
    if (value instanceof Double) return double(native(value.value));
    return value instanceof Decimal128
      ? toDecimal128(quantizeDec(fromDecimal128(value), 0, mode))
      : value;
  });
}

/** $round and $trunc: places from -20 to 100; halves go to the even neighbour. */
function places(mode: 'even' | 'trunc'): Operator {
  return operator(1, 2, ([value, digits = int(0)], name) => {
    if (isNullish(value) || isNullish(digits)) return null;
    if (!isNum(value)) {
      throw mongoError(51081, `${name} only supports numeric types, not ${bsonTypeName(value)}`);
    }
    if (!isNum(digits)) {
      throw mongoError(51082, `precision argument to  ${name} must be a integral value`);
    }
    const to = toNumber(digits);
    if (!Number.isInteger(to))
      throw mongoError(51082, `precision argument to  ${name} must be a integral value`);
    if (to < -20 || to > 100) {
      throw mongoError(
        51083,
        `cannot apply ${name} with precision value ${to} value must be in [-20, 100]`,
      );
    }
    return roundPlaces(value, to, mode);
  });
}

function roundPlaces(value: Num, to: number, mode: 'even' | 'trunc'): Num {
  if (value instanceof Decimal128)
    return toDecimal128(quantizeDec(fromDecimal128(value), to, mode));
  if (value instanceof Double) {
    if (!Number.isFinite(value.value)) return value;
    // The shortest decimal that names the double is what people mean by its digits.
    const shortest = fromDecimal128(Decimal128.fromString(String(value.value)));
    const rounded = toDecimal128(quantizeDec(shortest, to, mode));
    return double(Number(rounded.toString()));
  }
  if (to >= 0) return value;
  const unit = 10n ** BigInt(-to);
  const amount = toBigInt(value) as bigint;
  const size = amount < 0n ? -amount : amount;
  const kept = (mode === 'even' ? divideRounded(size, unit) : size / unit) * unit;
  const result = amount < 0n ? -kept : kept;
  if (!fitsLong(result))
    throw mongoError(51080, 'invalid conversion from Decimal128 result in $round');
  return value instanceof Int32 ? intOrLong(result) : long(result);
}

function squareRoot(value: Num): Num {
  if (!isNaNValue(value) && compareNumbers(value, int(0)) < 0) {
    throw mongoError(28714, "$sqrt's argument must be greater than or equal to 0");
  }
  if (!(value instanceof Decimal128)) return double(Math.sqrt(toNumber(value)));
  const parts = fromDecimal128(value);
  if (parts.special !== undefined || parts.coefficient === 0n) return value;
  let shift = 80 - digitCount(parts.coefficient);
  if ((parts.exponent - shift) % 2 !== 0) shift += 1;
  const scaled = parts.coefficient * 10n ** BigInt(shift);
  const root = integerRoot(scaled);
  let result = { ...dec(root), exponent: (parts.exponent - shift) / 2 };
  if (root * root === scaled) {
    while (result.coefficient % 10n === 0n && result.exponent < Math.ceil(parts.exponent / 2)) {
      result = { ...result, coefficient: result.coefficient / 10n, exponent: result.exponent + 1 };
    }
  }
  return toDecimal128(result);
}

function integerRoot(value: bigint): bigint {
  let guess = 10n ** BigInt(Math.ceil(digitCount(value) / 2));
  for (;;) {
    const next = (guess + value / guess) / 2n;
    if (next >= guess) return guess;
    guess = next;
  }
}

const power = binary((base, exponent) => {
  if (isNullish(base) || isNullish(exponent)) return null;
  if (!isNum(base))
    throw mongoError(28762, `$pow's base must be numeric, not ${bsonTypeName(base)}`);
  if (!isNum(exponent)) {
    throw mongoError(28763, `$pow's exponent must be numeric, not ${bsonTypeName(exponent)}`);
  }
  if (isZero(base) && compareNumbers(exponent, int(0)) < 0) {
    throw mongoError(28764, '$pow cannot take a base of 0 and a negative exponent');
  }
  const kind = widest(kindOf(base), kindOf(exponent));
  const times = toNumber(exponent);
  if (kind === 'decimal') {
    if (Number.isInteger(times) && times >= 0 && times <= 1000) {
      let result: Num = Decimal128.fromString('1');
      for (let i = 0; i < times; i += 1) result = multiply(result, base);
      return result;
    }
    return Decimal128.fromString(String(toNumber(base) ** times));
  }
  if (kind === 'double' || times < 0) return double(toNumber(base) ** times);
  if (times > 63 && Math.abs(toNumber(base)) > 1) return double(toNumber(base) ** times);
  const result = (toBigInt(base) as bigint) ** BigInt(times > 63 ? 62 + (times % 2) : times);
  if (!fitsLong(result)) return double(toNumber(base) ** times);
  return kind === 'int' ? intOrLong(result) : long(result);
});

/** A transcendental function, computed in double precision (decimals too: a known difference). */
function transcendental(
  apply: (x: number) => number,
  check?: (x: number, name: string) => void,
): Operator {
  return unary((value, name) => {
    if (isNullish(value)) return null;
    if (!isNum(value)) {
      throw mongoError(28765, `${name} only supports numeric types, not ${bsonTypeName(value)}`);
    }
    const x = toNumber(value);
    check?.(x, name);
    const result = apply(x);
    return value instanceof Decimal128 ? Decimal128.fromString(String(result)) : double(result);
  });
}

function positive(code: number): (x: number, name: string) => void {
  return (x, name) => {
    if (x <= 0) throw mongoError(code, `${name}'s argument must be a positive number, but is ${x}`);
  };
}

const logarithm = binary((value, base) => {
  if (isNullish(value) || isNullish(base)) return null;
  if (!isNum(value))
    throw mongoError(28756, `$log's argument must be numeric, not ${bsonTypeName(value)}`);
  if (!isNum(base))
    throw mongoError(28757, `$log's base must be numeric, not ${bsonTypeName(base)}`);
  const [x, b] = [toNumber(value), toNumber(base)];
  if (x <= 0) throw mongoError(28758, `$log's argument must be a positive number, but is ${x}`);
  if (b <= 0 || b === 1) {
    throw mongoError(28759, `$log's base must be a positive number not equal to 1, but is ${b}`);
  }
  return double(Math.log(x) / Math.log(b));
});

function bitwise(apply: (a: bigint, b: bigint) => bigint, identity: bigint): Operator {
  return operator(0, Infinity, (values, name) => {
    let kind: 'int' | 'long' = 'int';
    let result = identity;
    for (const value of values) {
      if (isNullish(value)) return null;
      if (!(value instanceof Int32 || value instanceof Long)) {
        throw mongoError(14, `${name} only supports int and long operands.`);
      }
      if (value instanceof Long) kind = 'long';
      result = apply(result, toBigInt(value) as bigint);
    }
    return kind === 'int' ? int(Number(result)) : long(result);
  });
}

export const ARITHMETIC: Record<string, Operator> = {
  $add: addOperator,
  $subtract: subtractOperator,
  $multiply: multiplyOperator,
  $divide: divideOperator,
  $mod: modOperator,
  $abs: numeric(absolute),
  $floor: whole('floor'),
  $ceil: whole('ceil'),
  $round: places('even'),
  $trunc: places('trunc'),
  $sqrt: numeric(squareRoot),
  $pow: power,
  $exp: transcendental(Math.exp),
  $ln: transcendental(Math.log, positive(28766)),
  $log10: transcendental(Math.log10, positive(28761)),
  $log: logarithm,
  $bitAnd: bitwise((a, b) => a & b, -1n),
  $bitOr: bitwise((a, b) => a | b, 0n),
  $bitXor: bitwise((a, b) => a ^ b, 0n),
};
