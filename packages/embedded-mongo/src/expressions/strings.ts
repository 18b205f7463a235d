import { BSONRegExp, BSONSymbol, Code } from 'bson';
import { mongoError } from '../base/errors';
import { compileRegex } from '../regex/regex';
import { compareStrings, textOf } from '../values/compare';
import { int, toNumber } from '../values/numbers';
import { type Doc, type Value, bsonTypeName, isNum } from '../values/types';
import { isNullish, namedOperator, operator, unary } from './arguments';
import { searchBound } from './arrays';
import type { Operator } from './types';

/** The string form $toUpper, $substr and their kin give a value; null is empty. */
function coerceToString(value: Value | undefined): string {
  if (isNullish(value)) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof BSONSymbol) return value.value;
  if (value instanceof Code) return textOf(value);
  if (isNum(value)) return value.toString();
  throw mongoError(16007, `can't convert from BSON type ${bsonTypeName(value)} to String`);
}

function text(value: Value | undefined, code: number, message: string): string {
  if (typeof value === 'string') return value;
  throw mongoError(code, message);
}

const concat = operator(0, Infinity, (values) => {
  if (values.some(isNullish)) return null;
  return values
    .map((value) => text(value, 16702, `$concat only supports strings, not ${bsonTypeName(value)}`))
    .join('');
});

/** Case changes touch ASCII letters only, as in MongoDB. */
const toCase = (upper: boolean): Operator =>
  unary((value) =>
    coerceToString(value).replace(upper ? /[a-z]+/g : /[A-Z]+/g, (run) =>
      upper ? run.toUpperCase() : run.toLowerCase(),
    ),
  );

const split = operator(2, 2, ([value, separator]) => {
  if (isNullish(value) || isNullish(separator)) return null;
  const whole = text(
    value,
    40085,
    `$split requires an expression that evaluates to a string as a first argument, found: ${bsonTypeName(value)}`,
  );
  const by = text(
    separator,
    40086,
    `$split requires an expression that evaluates to a string as a second argument, found: ${bsonTypeName(separator)}`,
  );
  if (by === '') throw mongoError(40087, '$split requires a non-empty separator');
  return whole.split(by);
});

const WHITESPACE =
  '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a';

function trim(left: boolean, right: boolean): Operator {
  const codes = { notObject: 50696, unknown: 50694, missing: 50695 };
  return namedOperator(['input'], ['chars'], codes, ({ input, chars }, given, name) => {
    if (isNullish(input) || (given.has('chars') && isNullish(chars))) return null;
    const points = [
      ...text(
        input,
        50699,
        `${name} requires its input to be a string, got ${bsonTypeName(input)} instead.`,
      ),
    ];
    const dropped = new Set(
      given.has('chars')
        ? text(
            chars,
            50700,
            `${name} requires 'chars' to be a string, got ${bsonTypeName(chars)} instead.`,
          )
        : WHITESPACE,
    );
    let [start, stop] = [0, points.length];
    while (left && start < stop && dropped.has(points[start] as string)) start += 1;
    while (right && stop > start && dropped.has(points[stop - 1] as string)) stop -= 1;
    return points.slice(start, stop).join('');
  });
}

const whole = (value: Value | undefined, code: number, message: string): number => {
  if (isNum(value)) return Math.trunc(toNumber(value));
  throw mongoError(code, message + bsonTypeName(value));
};

const substrBytes = operator(3, 3, ([value, from, length], name) => {
  const bytes = Buffer.from(coerceToString(value), 'utf8');
  const start = whole(
    from,
    16034,
    `${name}:  starting index must be a numeric type (is BSON type `,
  );
  const count = whole(length, 16035, `${name}:  length must be a numeric type (is BSON type `);
  if (start < 0)
    throw mongoError(50752, `${name}:  starting index must be non-negative (got: ${start})`);
  const inside = (index: number): boolean => ((bytes[index] ?? 0) & 0xc0) === 0x80;
  if (inside(start))
    throw mongoError(
      28656,
      `${name}:  Invalid range, starting index is a UTF-8 continuation byte.`,
    );
  const stop = count < 0 ? bytes.length : Math.min(start + count, bytes.length);
  if (stop > start && inside(stop)) {
    throw mongoError(
      28657,
      `${name}:  Invalid range, ending index is in the middle of a UTF-8 character.`,
    );
  }
  return bytes.toString('utf8', start, Math.max(start, stop));
});

const substrCP = operator(3, 3, ([value, from, length]) => {
  const points = [...coerceToString(value)];
  const start = whole(
    from,
    34450,
    '$substrCP: starting index must be a numeric type (is BSON type ',
  );
  const count = whole(length, 34452, '$substrCP: length must be a numeric type (is BSON type ');
  if (start < 0)
    throw mongoError(34454, '$substrCP: the starting index must be nonnegative integer.');
  if (count < 0) throw mongoError(34455, '$substrCP: length must be a nonnegative integer.');
  return points.slice(start, start + count).join('');
});

/** $indexOfBytes and $indexOfCP: `units` splits a string into what is counted. */
function indexOf(units: (value: string) => ArrayLike<string | number>, code: number): Operator {
  return operator(2, 4, ([value, wanted, from = int(0), to], name) => {
    if (isNullish(value)) return null;
    const hay = units(
      text(
        value,
        code,
        `${name} requires a string as the first argument, found: ${bsonTypeName(value)}`,
      ),
    );
    const needle = units(
      text(
        wanted,
        code + 1,
        `${name} requires a string as the second argument, found: ${bsonTypeName(wanted)}`,
      ),
    );
    const start = searchBound(from, name, 'starting');
    const stop =
      to === undefined ? hay.length : Math.min(hay.length, searchBound(to, name, 'ending'));
    for (let i = start; i + needle.length <= stop; i += 1) {
      let same = 0;
      while (same < needle.length && hay[i + same] === needle[same]) same += 1;
      if (same === needle.length) return int(i);
    }
    return int(-1);
  });
}

function replace(all: boolean): Operator {
  const codes = { notObject: 51751, unknown: 51750, missing: 51749 };
  return namedOperator(['input', 'find', 'replacement'], [], codes, (args, _given, name) => {
    const keys = ['input', 'find', 'replacement'] as const;
    keys.forEach((key, i) => {
      const value = args[key];
      if (!isNullish(value) && typeof value !== 'string') {
        throw mongoError(
          51746 - i,
          `${name} requires that '${key}' be a string, found: ${bsonTypeName(value)}`,
        );
      }
    });
    const [input, find, replacement] = keys.map((key) => args[key] ?? null) as [
      string | null,
      string | null,
      string | null,
    ];
    if (input === null || find === null || replacement === null) return null;
    return all ? input.replaceAll(find, () => replacement) : input.replace(find, () => replacement);
  });
}

type RegexUse = (regex: RegExp, input: string | null) => Value;

/** @param finds whether what is found matters to it, not only whether something is */
function regexOperator(use: RegexUse, finds: boolean): Operator {
  const codes = { notObject: 51103, unknown: 31024, missing: 31022 };
  return namedOperator(
    ['input', 'regex'],
    ['options'],
    codes,
    ({ input, regex, options }, _given, name) => {
      if (!isNullish(input) && typeof input !== 'string') {
        throw mongoError(51104, `${name} needs 'input' to be of type string`);
      }
      if (!isNullish(regex) && typeof regex !== 'string' && !(regex instanceof BSONRegExp)) {
        throw mongoError(51105, `${name} needs 'regex' to be of type string or regex`);
      }
      if (!isNullish(options) && typeof options !== 'string') {
        throw mongoError(51106, `${name} needs 'options' to be of type string`);
      }
      if (isNullish(regex) || isNullish(input)) return use(/(?!)/, null);
      if (regex instanceof BSONRegExp && regex.options !== '' && options) {
        throw mongoError(
          51107,
          `${name}: found regex option(s) specified in both 'regex' and 'option' fields`,
        );
      }
      const pattern = regex instanceof BSONRegExp ? regex.pattern : regex;
      return use(
        compileRegex(pattern, options ?? (regex instanceof BSONRegExp ? regex.options : ''), finds),
        input,
      );
    },
  );
}

function describeMatch(input: string, found: RegExpExecArray): Doc {
  return {
    match: found[0],
    idx: int([...input.slice(0, found.index)].length),
    captures: found.slice(1).map((group: string | undefined) => group ?? null),
  };
}

const points = (value: string): string[] => [...value];
const bytes = (value: string): Buffer => Buffer.from(value, 'utf8');

function lengthOf(measure: (value: string) => number, code: number): Operator {
  return unary((value, name) =>
    int(
      measure(
        text(value, code, `${name} requires a string argument, found: ${bsonTypeName(value)}`),
      ),
    ),
  );
}

export const STRINGS: Record<string, Operator> = {
  $concat: concat,
  $toUpper: toCase(true),
  $toLower: toCase(false),
  $split: split,
  $trim: trim(true, true),
  $ltrim: trim(true, false),
  $rtrim: trim(false, true),
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $substrCP: substrCP,
  $strLenBytes: lengthOf((value) => Buffer.byteLength(value, 'utf8'), 34473),
  $strLenCP: lengthOf((value) => points(value).length, 34471),
  $strcasecmp: operator(2, 2, ([a, b]) =>
    int(compareStrings(coerceToString(a).toUpperCase(), coerceToString(b).toUpperCase())),
  ),
  $indexOfBytes: indexOf(bytes, 40091),
  $indexOfCP: indexOf(points, 40093),
  $replaceOne: replace(false),
  $replaceAll: replace(true),
  $regexMatch: regexOperator((regex, input) => input !== null && regex.test(input), false),
  $regexFind: regexOperator((regex, input) => {
    const found = input === null ? null : regex.exec(input);
    return found ? describeMatch(input as string, found) : null;
  }, true),
  $regexFindAll: regexOperator(
    (regex, input) =>
      input === null
        ? []
        : [...input.matchAll(new RegExp(regex.source, `${regex.flags}g`))].map((found) =>
            describeMatch(input, found),
          ),
    true,
  ),
};
