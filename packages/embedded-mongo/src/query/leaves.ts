import { BSONRegExp, BSONSymbol, Binary, Decimal128, MaxKey, MinKey } from 'bson';
import { mongoError } from '../base/errors';
import { compareValues, equalValues, textOf } from '../values/compare';
import {
  compareNumbers,
  int,
  isIntegral,
  isNaNValue,
  long,
  toBigInt,
  toNumber,
} from '../values/numbers';
import { type Value, bsonTypeName, bsonTypeNumber, isNum, typeOrder } from '../values/types';
import { compileRegex } from '../regex/regex';

/** A test of one value; undefined is a missing field. */
export type Test = (value: Value | undefined) => boolean;

/** Equality: null also matches a missing field. */
export function equals(operand: Value): Test {
  if (typeof operand === 'string')
    return (value) => value === operand || (value instanceof BSONSymbol && value.value === operand);
  return (value) => equalValues(value, operand);
}

export type Comparison = '$gt' | '$gte' | '$lt' | '$lte';

/** Ordering within the operand's type; MinKey and MaxKey alone compare across types. */
export function compares(op: Comparison, operand: Value): Test {
  const orEqual = op.endsWith('e');
  const sign = op.startsWith('$g') ? 1 : -1;
  if (isNum(operand) && isNaNValue(operand)) {
    return (value) => orEqual && isNum(value) && isNaNValue(value);
  }
  const order = typeOrder(operand);
  const across = operand instanceof MinKey || operand instanceof MaxKey;
  return (value) => {
    if (across ? value === undefined : typeOrder(value) !== order) return false;
    if (isNum(value) && isNaNValue(value)) return false;
    const result = compareValues(value, operand);
    return result === 0 ? orEqual : result * sign > 0;
  };
}

export function matchesRegex(regex: BSONRegExp): Test {
  const compiled = compileRegex(regex.pattern, regex.options);
  return (value) => {
    if (typeof value === 'string' || value instanceof BSONSymbol)
      return compiled.test(textOf(value));
    return value instanceof BSONRegExp && equalValues(value, regex);
  };
}

const TYPE_ALIASES: ReadonlySet<string> = new Set([
  ...['double', 'string', 'object', 'array', 'binData', 'undefined', 'objectId', 'bool', 'date'],
  ...['null', 'regex', 'dbPointer', 'javascript', 'symbol', 'javascriptWithScope', 'int'],
  ...['timestamp', 'long', 'decimal', 'minKey', 'maxKey', 'number'],
]);
const TYPE_NUMBERS: ReadonlySet<number> = new Set([
  -1,
  127,
  255,
  ...Array.from({ length: 19 }, (_, i) => i + 1),
]);

/** $type by alias or number, or a list of them. */
export function hasType(operand: Value): Test {
  const wanted = Array.isArray(operand) ? operand : [operand];
  if (wanted.length === 0) throw mongoError(9, '$type must match at least one type');
  const names = new Set<string>();
  const numbers = new Set<number>();
  for (const type of wanted) {
    if (typeof type === 'string') {
      if (!TYPE_ALIASES.has(type)) throw mongoError(2, `Unknown type name alias: ${type}`);
      names.add(type);
    } else if (isNum(type)) {
      const number = toNumber(type);
      if (!TYPE_NUMBERS.has(number)) throw mongoError(2, `Invalid numerical type code: ${number}`);
      numbers.add(number === 255 ? -1 : number);
    } else throw mongoError(14, 'type must be represented as a number or a string');
  }
  return (value) => {
    if (value === undefined) return false;
    if (names.has(bsonTypeName(value)) || numbers.has(bsonTypeNumber(value))) return true;
    return names.has('number') && isNum(value);
  };
}

/** $size: arrays of exactly that many elements. */
export function hasSize(operand: Value): Test {
  const shown = isNum(operand) ? toNumber(operand) : JSON.stringify(operand);
  if (!isNum(operand) || !isIntegral(operand)) {
    throw mongoError(9, `Failed to parse $size. Expected an integer in: $size: ${shown}`);
  }
  const size = toNumber(operand);
  if (size < 0) {
    throw mongoError(9, `Failed to parse $size. Expected a non-negative number in: $size: ${size}`);
  }
  return (value) => Array.isArray(value) && value.length === size;
}

/** $mod: [divisor, remainder], on numbers truncated to 64-bit integers. */
export function hasRemainder(operand: Value): Test {
  if (!Array.isArray(operand)) throw mongoError(2, 'malformed mod, needs to be an array');
  if (operand.length < 2) throw mongoError(2, 'malformed mod, not enough elements');
  if (operand.length > 2) throw mongoError(2, 'malformed mod, too many elements');
  const [divisor, remainder] = [operand[0], operand[1]];
  if (!isNum(divisor)) throw mongoError(2, 'malformed mod, divisor not a number');
  if (!isNum(remainder)) throw mongoError(2, 'malformed mod, remainder not a number');
  const by = toBigInt(divisor);
  const rest = toBigInt(remainder);
  if (by === undefined || rest === undefined) {
    throw mongoError(
      2,
      'malformed mod, divisor value is invalid :: caused by :: Unable to coerce NaN/Inf to integral type',
    );
  }
  if (by === 0n) throw mongoError(2, 'divisor cannot be 0');
  return (value) => {
    const whole = isNum(value) ? toBigInt(value) : undefined;
    return whole !== undefined && BigInt.asIntN(64, whole) === whole && whole % by === rest;
  };
}

/** $bitsAllSet and its kin, over integers and binary data. */
export function hasBits(op: string, operand: Value): Test {
  const positions = bitPositions(op, operand);
  const all = op.startsWith('$bitsAll');
  const wanted = op.endsWith('Set');
  return (value) => {
    const bit = bitReader(value);
    if (!bit) return false;
    const test = (position: number): boolean => bit(position) === wanted;
    return all ? positions.every(test) : positions.some(test);
  };
}

function bitPositions(op: string, operand: Value): number[] {
  if (Array.isArray(operand)) {
    return operand.map((item) => {
      if (!isNum(item) || !isIntegral(item) || compareNumbers(item, int(0)) < 0) {
        throw mongoError(
          9,
          `Failed to parse bit position. Expected a non-negative number in: ${op}`,
        );
      }
      return toNumber(item);
    });
  }
  const bit = bitReader(operand);
  const limit = operand instanceof Binary ? operand.position * 8 : 64;
  if (!bit || (isNum(operand) && compareNumbers(operand, int(0)) < 0)) {
    throw mongoError(
      2,
      `${op} takes an Array, a number, or a BinData but received: ${bsonTypeName(operand)}`,
    );
  }
  return Array.from({ length: limit }, (_, i) => i).filter(bit);
}

/** Reads bit n of an integral number (sign-extended) or of binary data (little-endian). */
function bitReader(value: Value | undefined): ((position: number) => boolean) | undefined {
  if (value instanceof Binary) {
    const bytes = value.value();
    return (at) => (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;
  }
  if (!isNum(value) || value instanceof Decimal128 || !isIntegral(value)) return undefined;
  const whole = toBigInt(value) as bigint;
  if (BigInt.asIntN(64, whole) !== whole) return undefined;
  return (at) => ((long(whole).toBigInt() >> BigInt(Math.min(at, 63))) & 1n) === 1n;
}
