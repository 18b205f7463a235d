import { BSONSymbol, Decimal128, Double, Int32, ObjectId, Timestamp } from 'bson';
import { mongoError, MongoError } from '../base/errors';
import { decimalFromDouble, fromDecimal128, toDecimal128 } from '../values/decimal';
import { double, fitsLong, int, isZero, long, toBigInt, toDec, toNumber } from '../values/numbers';
import { type Num, type Value, bsonTypeName, isDoc, isNum } from '../values/types';
import { isNullish, named, unary } from './arguments';
import { parseDate } from './dateText';
import type { Evaluate, Operator } from './types';

const NO_ERROR = 'in $convert with no onError value';

function failure(message: string, detail = ''): MongoError {
  return mongoError(241, `${message} ${NO_ERROR}${detail}`);
}

function unsupported(value: Value, target: string): never {
  throw failure(`Unsupported conversion from ${bsonTypeName(value)} to ${target}`);
}

function parseNumber(value: string, pattern: RegExp): string {
  if (pattern.test(value)) return value;
  const reason = value === '' ? 'Empty string' : 'Did not consume whole string.';
  throw failure(`Failed to parse number '${value}'`, `: ${reason}`);
}

/** A number truncated to an integer that the target must hold. */
function integer(value: Num, bits: 32 | 64): bigint {
  const whole = toBigInt(value);
  if (whole === undefined) {
    const nan = Number.isNaN(toNumber(value));
    throw failure(`Attempt to convert ${nan ? 'NaN' : 'infinity'} value to integer type`);
  }
  if (BigInt.asIntN(bits, whole) !== whole) {
    throw failure('Conversion would overflow target type', `: ${value.toString()}`);
  }
  return whole;
}

const INTEGER = /^[+-]?\d+$/;
const FLOAT = /^[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|inf(inity)?|nan)$/i;

function toInteger(value: Value, bits: 32 | 64, target: string): bigint {
  if (isNum(value)) return integer(value, bits);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof Date && bits === 64) return BigInt(value.getTime());
  if (typeof value !== 'string') return unsupported(value, target);
  const parsed = BigInt(parseNumber(value, INTEGER).replace(/^\+/, ''));
  if (BigInt.asIntN(bits, parsed) !== parsed || !fitsLong(parsed)) {
    throw failure(`Failed to parse number '${value}'`, ': Overflow');
  }
  return parsed;
}

function toDouble(value: Value): Double {
  if (isNum(value)) {
    const result = toNumber(value);
    if (
      value instanceof Decimal128 &&
      !Number.isFinite(result) &&
      fromDecimal128(value).special === undefined
    ) {
      throw failure('Conversion would overflow target type', `: ${value.toString()}`);
    }
    return double(result);
  }
  if (typeof value === 'boolean') return double(value ? 1 : 0);
  if (value instanceof Date) return double(value.getTime());
  if (typeof value !== 'string') return unsupported(value, 'double');
  const parsed = parseNumber(value, FLOAT).toLowerCase();
  if (parsed.includes('inf')) return double(parsed.startsWith('-') ? -Infinity : Infinity);
  return double(Number(parsed));
}

function toDecimal(value: Value): Decimal128 {
  if (value instanceof Double) return toDecimal128(decimalFromDouble(value.value));
  if (isNum(value)) return toDecimal128(toDec(value));
  if (typeof value === 'boolean') return Decimal128.fromString(value ? '1' : '0');
  if (value instanceof Date) return Decimal128.fromString(String(value.getTime()));
  if (typeof value !== 'string') return unsupported(value, 'decimal');
  return Decimal128.fromString(parseNumber(value, FLOAT));
}

function toText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof BSONSymbol) return value.value;
  if (isNum(value)) return value.toString();
  return unsupported(value, 'string');
}

function toDate(value: Value): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.high * 1000);
  if (typeof value === 'string') return parseDate(value, undefined);
  if (isNum(value) && !(value instanceof Int32)) return new Date(Number(integer(value, 64)));
  return unsupported(value, 'date');
}

function toObjectId(value: Value): ObjectId {
  if (value instanceof ObjectId) return value;
  if (typeof value !== 'string') return unsupported(value, 'objectId');
  if (/^[0-9a-fA-F]{24}$/.test(value)) return ObjectId.createFromHexString(value);
  const reason =
    value.length === 24
      ? 'Invalid character found in hex string'
      : `Invalid string length for parsing to OID, expected 24 but found ${value.length}`;
  throw failure(`Failed to parse objectId '${value}'`, `: ${reason}`);
}

const CONVERSIONS: Readonly<Record<string, (value: Value) => Value>> = {
  int: (value) => int(Number(toInteger(value, 32, 'int'))),
  long: (value) => long(toInteger(value, 64, 'long')),
  double: toDouble,
  decimal: toDecimal,
  string: toText,
  date: toDate,
  objectId: toObjectId,
  bool: (value) => (typeof value === 'boolean' ? value : !(isNum(value) && isZero(value))),
};

const BY_NUMBER: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  16: 'int',
  18: 'long',
  19: 'decimal',
};

function conversion(target: Value): (value: Value) => Value {
  const spec = isDoc(target) ? (target['type'] ?? null) : target;
  const name = isNum(spec) ? (BY_NUMBER[toNumber(spec)] ?? String(toNumber(spec))) : spec;
  if (typeof name !== 'string') {
    throw mongoError(
      9,
      `$convert's 'to' argument must be a string or number, but is ${bsonTypeName(spec)}`,
    );
  }
  const convert = Object.hasOwn(CONVERSIONS, name) ? CONVERSIONS[name] : undefined;
  if (!convert) throw mongoError(2, `Unknown type name: ${name}`);
  return convert;
}

const CODES = { notObject: 9, unknown: 9, missing: 9 };

const convertOperator: Operator = (operand, compiler, name) => {
  const raw = named(operand, name, ['input', 'to'], ['onError', 'onNull', 'format'], CODES);
  if ('format' in raw) throw mongoError(9, '$convert argument format is not supported');
  const optional = (key: string): Evaluate | undefined =>
    key in raw ? compiler.compile(raw[key] ?? null) : undefined;
  const input = compiler.compile(raw['input'] ?? null);
  const to = compiler.compile(raw['to'] ?? null);
  const [onError, onNull] = [optional('onError'), optional('onNull')];
  return (scope) => {
    const value = input(scope);
    const target = to(scope);
    if (isNullish(value)) return onNull ? onNull(scope) : null;
    if (isNullish(target)) return null;
    const convert = conversion(target);
    try {
      return convert(value);
    } catch (error) {
      if (onError && error instanceof MongoError && error.code === 241) return onError(scope);
      throw error;
    }
  };
};

function shorthand(target: string): Operator {
  const convert = conversion(target);
  return unary((value) => (isNullish(value) ? null : convert(value)));
}

export const CONVERT: Record<string, Operator> = {
  $convert: convertOperator,
  $toInt: shorthand('int'),
  $toLong: shorthand('long'),
  $toDouble: shorthand('double'),
  $toDecimal: shorthand('decimal'),
  $toString: shorthand('string'),
  $toDate: shorthand('date'),
  $toObjectId: shorthand('objectId'),
  $toBool: shorthand('bool'),
  $type: unary((value) => bsonTypeName(value)),
  $isNumber: unary((value) => isNum(value)),
};
