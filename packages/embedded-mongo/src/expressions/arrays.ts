import { mongoError } from '../base/errors';
import { compileSort } from '../paths/sort';
import { compareValues, equalValues } from '../values/compare';
import { int, isIntegral, toNumber } from '../values/numbers';
import { type Doc, type Value, bsonTypeName, isDoc, isNum } from '../values/types';
import { requireN, selectMax, selectMin } from './accumulators';
import { binary, isNullish, named, namedOperator, operator, requireInt, unary } from './arguments';
import { truthy } from './truth';
import { type Operator, bindVariable } from './types';

function asArray(value: Value | undefined, code: number, message: string): Value[] {
  if (Array.isArray(value)) return value;
  throw mongoError(code, message);
}

/** An index counted from the end when negative. */
const at = (items: Value[], index: number): Value | undefined =>
  items[index < 0 ? items.length + index : index];

const arrayElemAt = binary((list, index) => {
  if (isNullish(list) || isNullish(index)) return null;
  const items = asArray(
    list,
    28689,
    `$arrayElemAt's first argument must be an array, but is ${bsonTypeName(list)}`,
  );
  if (!isNum(index)) {
    throw mongoError(
      28690,
      `$arrayElemAt's second argument must be a numeric value, but is ${bsonTypeName(index)}`,
    );
  }
  const message = `$arrayElemAt's second argument must be representable as a 32-bit integer: ${toNumber(index)}`;
  return at(items, requireInt(index, 28691, message));
});

function end(last: boolean): Operator {
  return unary((list, name) => {
    if (isNullish(list)) return null;
    return at(
      asArray(list, 28689, `${name}'s argument must be an array, but is ${bsonTypeName(list)}`),
      last ? -1 : 0,
    );
  });
}

const FILTER_CODES = { notObject: 28646, unknown: 28647, missing: 28648 };

const filter: Operator = (operand, compiler, name) => {
  const raw = named(operand, name, ['input', 'cond'], ['as', 'limit'], FILTER_CODES);
  const as = typeof raw['as'] === 'string' ? raw['as'] : 'this';
  const input = compiler.compile(raw['input'] ?? null);
  const condition = compiler.compile(raw['cond'] ?? null, [as]);
  const limit = 'limit' in raw ? compiler.compile(raw['limit'] ?? null) : undefined;
  return (scope) => {
    const list = input(scope);
    if (isNullish(list)) return null;
    const items = asArray(
      list,
      28651,
      `input to $filter must be an array not ${bsonTypeName(list)}`,
    );
    const most = limit?.(scope);
    const stop = isNullish(most)
      ? Infinity
      : requireInt(most, 327391, '$filter: limit must be represented as a 32-bit integral value');
    if (stop <= 0) throw mongoError(327392, `$filter: limit must be greater than 0: ${stop}`);
    const kept: Value[] = [];
    for (const item of items) {
      if (kept.length >= stop) break;
      if (truthy(condition(bindVariable(scope, as, item)))) kept.push(item);
    }
    return kept;
  };
};

const map: Operator = (operand, compiler, name) => {
  const raw = named(operand, name, ['input', 'in'], ['as'], {
    notObject: 16878,
    unknown: 16879,
    missing: 16880,
  });
  const as = typeof raw['as'] === 'string' ? raw['as'] : 'this';
  const input = compiler.compile(raw['input'] ?? null);
  const body = compiler.compile(raw['in'] ?? null, [as]);
  return (scope) => {
    const list = input(scope);
    if (isNullish(list)) return null;
    const items = asArray(list, 16883, `input to $map must be an array not ${bsonTypeName(list)}`);
    return items.map((item) => body(bindVariable(scope, as, item)) ?? null);
  };
};

const reduce: Operator = (operand, compiler, name) => {
  const codes = { notObject: 40075, unknown: 40076, missing: 40077 };
  const raw = named(operand, name, ['input', 'initialValue', 'in'], [], codes);
  const input = compiler.compile(raw['input'] ?? null);
  const initial = compiler.compile(raw['initialValue'] ?? null);
  const body = compiler.compile(raw['in'] ?? null, ['value', 'this']);
  return (scope) => {
    const list = input(scope);
    if (isNullish(list)) return null;
    const items = asArray(
      list,
      40080,
      `$reduce requires that 'input' be an array, found: ${bsonTypeName(list)}`,
    );
    return items.reduce<Value | undefined>(
      (value, item) => body(bindVariable(bindVariable(scope, 'value', value), 'this', item)),
      initial(scope),
    );
  };
};

const slice = operator(2, 3, ([list, first, second]) => {
  if (isNullish(list) || isNullish(first)) return null;
  const items = asArray(
    list,
    28724,
    `First argument to $slice must be an array, but is of type: ${bsonTypeName(list)}`,
  );
  const whole = (value: Value | undefined, place: string, code: number): number =>
    requireInt(
      value,
      code,
      `${place} argument to $slice must be a numeric value, but is of type: ${bsonTypeName(value)}`,
    );
  const from = whole(first, 'Second', 28725);
  if (second === undefined) return from < 0 ? items.slice(from) : items.slice(0, from);
  if (second === null) return null;
  const count = whole(second, 'Third', 28727);
  if (count <= 0) throw mongoError(28729, `Third argument to $slice must be positive: ${count}`);
  const start = from < 0 ? Math.max(items.length + from, 0) : from;
  return items.slice(start, start + count);
});

const range = operator(2, 3, ([from, to, by = int(1)]) => {
  const whole = (value: Value | undefined, what: string, codes: [number, number]): number => {
    if (!isNum(value))
      throw mongoError(
        codes[0],
        `$range requires a numeric ${what} value, found value of type:${bsonTypeName(value)}`,
      );
    return requireInt(
      value,
      codes[1],
      `$range requires a ${what} value that can be represented as a 32-bit integer, found value: ${toNumber(value)}`,
    );
  };
  const start = whole(from, 'starting', [34443, 34444]);
  const stop = whole(to, 'ending', [34445, 34446]);
  const step = whole(by, 'step', [34447, 34448]);
  if (step === 0) throw mongoError(34449, '$range requires a non-zero step value');
  const count = Math.max(0, Math.ceil((stop - start) / step));
  if (count > 6_000_000)
    throw mongoError(146, '$range would use too much memory (more than 104857600 bytes)');
  return Array.from({ length: count }, (_, i) => int(start + i * step));
});

/** $indexOfArray over [start, end); also the shape of the string searches. */
const indexOfArray = operator(2, 4, ([list, wanted, from = int(0), to]) => {
  if (isNullish(list)) return null;
  const items = asArray(
    list,
    40090,
    `$indexOfArray requires an array as a first argument, found: ${bsonTypeName(list)}`,
  );
  const start = searchBound(from, '$indexOfArray', 'starting');
  const stop = to === undefined ? items.length : searchBound(to, '$indexOfArray', 'ending');
  for (let i = start; i < Math.min(stop, items.length); i += 1) {
    if (wanted !== undefined && equalValues(items[i], wanted)) return int(i);
  }
  return int(-1);
});

/** A start or end position: a whole number, not negative. */
export function searchBound(value: Value | undefined, name: string, which: string): number {
  if (!isNum(value) || !isIntegral(value)) {
    throw mongoError(
      40096,
      `${name} requires an integral ${which} index, found a value of type: ${bsonTypeName(value)}, with value: ${isNum(value) ? toNumber(value) : ''}`,
    );
  }
  const bound = toNumber(value);
  if (bound < 0)
    throw mongoError(40097, `${name} requires a nonnegative ${which} index, found: ${bound}`);
  return bound;
}

const concatArrays = operator(0, Infinity, (lists) => {
  if (lists.some(isNullish)) return null;
  return lists.flatMap((list) =>
    asArray(list, 28664, `$concatArrays only supports arrays, not ${bsonTypeName(list)}`),
  );
});

const zip: Operator = namedOperator(
  ['inputs'],
  ['useLongestLength', 'defaults'],
  { notObject: 34460, unknown: 34464, missing: 34465 },
  ({ inputs, useLongestLength = false, defaults }) => {
    const lists = asArray(
      inputs,
      34461,
      `inputs must be an array of expressions, found ${bsonTypeName(inputs)}`,
    );
    if (lists.length === 0) throw mongoError(34465, '$zip requires at least one input array');
    if (lists.some(isNullish)) return null;
    const arrays = lists.map((list) =>
      asArray(list, 34468, `$zip found a non-array expression in input: ${bsonTypeName(list)}`),
    );
    const longest = useLongestLength === true;
    if (defaults !== undefined && !longest) {
      throw mongoError(34466, 'cannot specify defaults unless useLongestLength is true');
    }
    const sizes = arrays.map((items) => items.length);
    const length = longest ? Math.max(...sizes) : Math.min(...sizes);
    const fill = Array.isArray(defaults) ? defaults : [];
    return Array.from({ length }, (_, i) => arrays.map((items, j) => items[i] ?? fill[j] ?? null));
  },
);

const sortArray: Operator = (operand, compiler, name) => {
  const raw = named(operand, name, ['input', 'sortBy'], [], {
    notObject: 2942500,
    unknown: 2942501,
    missing: 2942502,
  });
  const input = compiler.compile(raw['input'] ?? null);
  const sortBy = raw['sortBy'] ?? null;
  let compare: (a: Value, b: Value) => number;
  if (isDoc(sortBy)) {
    const byFields = compileSort(sortBy);
    const asDoc = (value: Value): Doc => (isDoc(value) ? value : {});
    compare = (a, b) => byFields(asDoc(a), asDoc(b));
  } else {
    const direction = isNum(sortBy) ? toNumber(sortBy) : 0;
    if (Math.abs(direction) !== 1) {
      throw mongoError(2942506, 'Invalid sortBy: the sort element value must be either 1 or -1');
    }
    compare = (a, b) => compareValues(a, b) * direction;
  }
  return (scope) => {
    const list = input(scope);
    if (isNullish(list)) return null;
    return [
      ...asArray(
        list,
        2942504,
        `The input argument to $sortArray must be an array, but was of type: ${bsonTypeName(list)}`,
      ),
    ].sort(compare);
  };
};

/** $firstN, $lastN, $minN and $maxN over an array. */
function several(select: (items: Value[], n: number) => Value[], nullish: boolean): Operator {
  const codes = { notObject: 5787801, unknown: 5787901, missing: 5787906 };
  return namedOperator(['input', 'n'], [], codes, ({ input, n }, _given, name) => {
    const count = requireN(n);
    const items = asArray(input, 5788200, `${name} must receive an array`);
    return select(nullish ? items : items.filter((item) => item !== null), count);
  });
}

export const ARRAYS: Record<string, Operator> = {
  $arrayElemAt: arrayElemAt,
  $first: end(false),
  $last: end(true),
  $firstN: several((items, n) => items.slice(0, n), true),
  $lastN: several((items, n) => items.slice(-n), true),
  $minN: several(selectMin, false),
  $maxN: several(selectMax, false),
  $filter: filter,
  $map: map,
  $reduce: reduce,
  $slice: slice,
  $range: range,
  $indexOfArray: indexOfArray,
  $concatArrays: concatArrays,
  $zip: zip,
  $sortArray: sortArray,
  $isArray: unary((value) => Array.isArray(value)),
  $size: unary((value) =>
    int(
      asArray(
        value,
        17124,
        `The argument to $size must be an array, but was of type: ${bsonTypeName(value)}`,
      ).length,
    ),
  ),
  $reverseArray: unary((value) => {
    if (isNullish(value)) return null;
    return asArray(
      value,
      34435,
      `The argument to $reverseArray must be an array, but was of type: ${bsonTypeName(value)}`,
    ).toReversed();
  }),
};
