import { mongoError } from '../base/errors';
import { compileSortKey } from '../paths/sort';
import { compareValues } from '../values/compare';
import type { KeyValue } from '../values/keyEncoding';
import { double, int, isIntegral, toNumber } from '../values/numbers';
import { type Doc, type Value, bsonTypeName, isDoc, isNum } from '../values/types';
import { isNullish, named } from './arguments';
import { describe } from '../values/describe';
import { mergeInto } from './objects';
import { Summation } from './summation';
import type { Compiler, Evaluate, Operator, Scope } from './types';
import { valueSet } from './valueSet';

/** The running state of one accumulator in one group. */
export interface Accumulator {
  add(scope: Scope): void;
  result(): Value | undefined;
}

/** Compiles an accumulator's operand; the result starts a fresh state per group. */
export type AccumulatorOperator = (
  operand: Value,
  compiler: Compiler,
  name: string,
) => () => Accumulator;

interface State {
  add: (value: Value | undefined) => void;
  result: () => Value | undefined;
}

/** An accumulator of one expression's values. */
function over(start: () => State): AccumulatorOperator {
  return (operand, compiler, name) => {
    if (Array.isArray(operand) && operand.length !== 1) {
      throw mongoError(40237, `The ${name} accumulator is a unary operator`);
    }
    const argument = compiler.compile(Array.isArray(operand) ? (operand[0] ?? null) : operand);
    return () => {
      const state = start();
      return { add: (scope) => state.add(argument(scope)), result: state.result };
    };
  };
}

function sum(): State {
  const total = new Summation();
  return {
    add: (value) => {
      if (isNum(value)) total.add(value);
    },
    result: () => total.total(),
  };
}

function average(): State {
  const total = new Summation();
  return {
    add: (value) => {
      if (isNum(value)) total.add(value);
    },
    result: () => total.average(),
  };
}

/** The least or greatest value, ignoring null and missing. */
function extreme(sign: 1 | -1): () => State {
  return () => {
    let best: Value = null;
    let found = false;
    return {
      add(value) {
        if (isNullish(value) || (found && compareValues(value, best) * sign <= 0)) return;
        best = value;
        found = true;
      },
      result: () => best,
    };
  };
}

function first(): State {
  let kept: Value | undefined;
  let seen = false;
  return {
    add(value) {
      if (!seen) kept = value;
      seen = true;
    },
    result: () => kept ?? null,
  };
}

function last(): State {
  let kept: Value | undefined;
  return {
    add: (value) => {
      kept = value;
    },
    result: () => kept ?? null,
  };
}

function push(): State {
  const items: Value[] = [];
  return {
    add: (value) => {
      if (value !== undefined) items.push(value);
    },
    result: () => items,
  };
}

function addToSet(): State {
  const items = valueSet();
  return {
    add: (value) => {
      if (value !== undefined) items.add(value);
    },
    result: () => items.values(),
  };
}

function mergeObjects(): State {
  const merged: Doc = {};
  return { add: (value) => mergeInto(merged, value), result: () => merged };
}

/** Welford's running variance of the numbers, over n or n - 1. */
function deviation(sample: boolean): () => State {
  return () => {
    let [count, mean, squares] = [0, 0, 0];
    return {
      add(value) {
        if (!isNum(value)) return;
        const x = toNumber(value);
        count += 1;
        const delta = x - mean;
        mean += delta / count;
        squares += delta * (x - mean);
      },
      result() {
        const divisor = sample ? count - 1 : count;
        return divisor <= 0 ? null : double(Math.sqrt(squares / divisor));
      },
    };
  };
}

/** A whole positive `n` of $firstN and its kin. */
export function requireN(value: Value | undefined): number {
  if (!isNum(value) || !isIntegral(value)) {
    throw mongoError(
      5787902,
      `Value for 'n' must be of integral type, but found ${describe(value)}`,
    );
  }
  const n = toNumber(value);
  if (n <= 0) throw mongoError(5787908, `'n' must be greater than 0, found ${n}`);
  return n;
}

const N_CODES = { notObject: 5787801, unknown: 5787901, missing: 5787906 };

/** $firstN, $lastN, $minN, $maxN: `select` cuts the values collected down to n. */
function several(
  select: (items: Value[], n: number) => Value[],
  nullish: boolean,
): AccumulatorOperator {
  return (operand, compiler, name) => {
    const raw = named(operand, name, ['input', 'n'], [], N_CODES);
    const input = compiler.compile(raw['input'] ?? null);
    const count = compiler.compile(raw['n'] ?? null);
    return () => {
      let items: Value[] = [];
      let n: number | undefined;
      return {
        add(scope) {
          n ??= requireN(count(scope));
          const value = input(scope);
          if (isNullish(value) && !nullish) return;
          items.push(value ?? null);
          if (items.length > 2 * n + 64) items = select(items, n);
        },
        result: () => (n === undefined ? [] : select(items, n)),
      };
    };
  };
}

export const selectMin = (items: Value[], n: number): Value[] =>
  [...items].sort(compareValues).slice(0, n);
export const selectMax = (items: Value[], n: number): Value[] =>
  [...items].sort((a, b) => compareValues(b, a)).slice(0, n);

/** $top, $bottom and their N forms: the outputs first or last in a sort order. */
function ranked(single: boolean, bottom: boolean): AccumulatorOperator {
  return (operand, compiler, name) => {
    const required = single ? ['sortBy', 'output'] : ['sortBy', 'output', 'n'];
    const raw = named(operand, name, required, [], {
      notObject: 5788001,
      unknown: 5788002,
      missing: 5788005,
    });
    const sortBy = raw['sortBy'] ?? null;
    if (!isDoc(sortBy)) throw mongoError(10065, `invalid parameter: expected an object (sortBy)`);
    const { key, compare } = compileSortKey(sortBy);
    const output: Evaluate = compiler.compile(raw['output'] ?? null);
    const count: Evaluate = single ? () => int(1) : compiler.compile(raw['n'] ?? null);
    return () => {
      let rows: { key: KeyValue[]; value: Value }[] = [];
      let n = 1;
      const cut = (): typeof rows => {
        rows.sort((a, b) => compare(a.key, b.key));
        return bottom ? rows.slice(-n) : rows.slice(0, n);
      };
      return {
        add(scope) {
          n = requireN(count(scope));
          rows.push({
            key: key(isDoc(scope.current) ? scope.current : {}),
            value: output(scope) ?? null,
          });
          if (rows.length > 2 * n + 64) rows = cut();
        },
        result() {
          const values = cut().map((row) => row.value);
          return single ? (values[0] ?? null) : values;
        },
      };
    };
  };
}

/** The accumulators of $group by name. */
export const ACCUMULATORS: Readonly<Record<string, AccumulatorOperator>> = {
  $sum: over(sum),
  $avg: over(average),
  $min: over(extreme(-1)),
  $max: over(extreme(1)),
  $first: over(first),
  $last: over(last),
  $push: over(push),
  $addToSet: over(addToSet),
  $mergeObjects: over(mergeObjects),
  $stdDevPop: over(deviation(false)),
  $stdDevSamp: over(deviation(true)),
  $count: (operand) => {
    if (!isDoc(operand) || Object.keys(operand).length > 0) {
      throw mongoError(
        14,
        `$count takes no arguments, i.e. $count:{}, but found ${bsonTypeName(operand)}`,
      );
    }
    return () => {
      const total = new Summation();
      return { add: () => total.add(int(1)), result: () => total.total() };
    };
  },
  $firstN: several((items, n) => items.slice(0, n), true),
  $lastN: several((items, n) => items.slice(-n), true),
  $minN: several(selectMin, false),
  $maxN: several(selectMax, false),
  $top: ranked(true, false),
  $bottom: ranked(true, true),
  $topN: ranked(false, false),
  $bottomN: ranked(false, true),
};

/** $sum, $avg, $min, $max, $stdDev*: of a list of arguments, or of one array argument. */
function overList(start: () => State): Operator {
  return (operand, compiler) => {
    const args = (Array.isArray(operand) ? operand : [operand]).map((item) =>
      compiler.compile(item),
    );
    return (scope) => {
      const state = start();
      const values = args.map((arg) => arg(scope));
      const [only] = values;
      for (const value of values.length === 1 && Array.isArray(only) ? only : values)
        state.add(value);
      return state.result();
    };
  };
}

export const LIST_ACCUMULATORS: Record<string, Operator> = {
  $sum: overList(sum),
  $avg: overList(average),
  $min: overList(extreme(-1)),
  $max: overList(extreme(1)),
  $stdDevPop: overList(deviation(false)),
  $stdDevSamp: overList(deviation(true)),
};
