import { mongoError } from '../base/errors';
import { compareExpressionValues, equalValues } from '../values/compare';
import { int } from '../values/numbers';
import { type Value, bsonTypeName, isDoc } from '../values/types';
import { binary, isNullish, named, operator, positional, unary } from './arguments';
import { truthy } from './truth';
import type { Evaluate, Operator } from './types';
import { valueSet } from './valueSet';

function comparison(test: (order: number) => boolean): Operator {
  return binary((a, b) => test(compareExpressionValues(a, b)));
}

const cond: Operator = (operand, compiler, name) => {
  let parts: Evaluate[];
  if (isDoc(operand)) {
    const raw = named(operand, name, ['if', 'then', 'else'], [], {
      notObject: 17080,
      unknown: 17083,
      missing: 17080,
    });
    parts = ['if', 'then', 'else'].map((key) => compiler.compile(raw[key] ?? null));
  } else parts = positional(operand, compiler, name, 3, 3);
  const [test, yes, no] = parts as [Evaluate, Evaluate, Evaluate];
  return (scope) => (truthy(test(scope)) ? yes(scope) : no(scope));
};

const ifNull: Operator = (operand, compiler, name) => {
  const list = Array.isArray(operand) ? operand : [operand];
  if (list.length < 2)
    throw mongoError(1257300, `${name} needs at least two arguments, had: ${list.length}`);
  const args = list.map((item) => compiler.compile(item));
  return (scope) => {
    let value: Value | undefined;
    for (const arg of args) {
      value = arg(scope);
      if (!isNullish(value)) return value;
    }
    return value;
  };
};

const switchOperator: Operator = (operand, compiler, name) => {
  if (!isDoc(operand)) {
    throw mongoError(
      40060,
      `$switch requires an object as an argument, found: ${bsonTypeName(operand)}`,
    );
  }
  const raw = named(operand, name, [], ['branches', 'default'], {
    notObject: 40060,
    unknown: 40067,
    missing: 40068,
  });
  const branches = raw['branches'] ?? [];
  if (!Array.isArray(branches)) {
    throw mongoError(
      40061,
      `$switch expected an array for 'branches', found: ${bsonTypeName(branches)}`,
    );
  }
  if (branches.length === 0) throw mongoError(40068, '$switch requires at least one branch.');
  const cases = branches.map((branch): [Evaluate, Evaluate] => {
    if (!isDoc(branch)) {
      throw mongoError(
        40062,
        `$switch expected each branch to be an object, found: ${bsonTypeName(branch)}`,
      );
    }
    const extra = Object.keys(branch).find((key) => key !== 'case' && key !== 'then');
    if (extra !== undefined) {
      throw mongoError(40063, `$switch found an unknown argument to a branch: ${extra}`);
    }
    if (!('case' in branch))
      throw mongoError(40064, "$switch requires each branch have a 'case' expression");
    if (!('then' in branch))
      throw mongoError(40065, "$switch requires each branch have a 'then' expression.");
    return [compiler.compile(branch['case'] ?? null), compiler.compile(branch['then'] ?? null)];
  });
  const fallback = 'default' in raw ? compiler.compile(raw['default'] ?? null) : undefined;
  return (scope) => {
    const chosen = cases.find(([test]) => truthy(test(scope)));
    if (chosen) return chosen[1](scope);
    if (fallback) return fallback(scope);
    throw mongoError(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  };
};

function shortCircuit(stopAt: boolean): Operator {
  return (operand, compiler, name) => {
    const args = positional(operand, compiler, name, 0, Infinity);
    return (scope) => (args.some((arg) => truthy(arg(scope)) === stopAt) ? stopAt : !stopAt);
  };
}

function requireArray(value: Value | undefined, code: number, message: string): Value[] {
  if (Array.isArray(value)) return value;
  throw mongoError(code, message);
}

function quantified(every: boolean, code: number): Operator {
  return unary((value, name) => {
    const items = requireArray(
      value,
      code,
      `${name}'s argument must be an array, but is ${bsonTypeName(value)}`,
    );
    return every ? items.every(truthy) : items.some(truthy);
  });
}

/** $setUnion and $setIntersection: null when any argument is null, results in value order. */
function setFold(code: number, apply: (sets: Value[][]) => Value[]): Operator {
  return operator(0, Infinity, (values, name) => {
    if (values.some(isNullish)) return null;
    return apply(
      values.map((value) =>
        requireArray(
          value,
          code,
          `All operands of ${name} must be arrays. One argument is of type: ${bsonTypeName(value)}`,
        ),
      ),
    );
  });
}

const setEquals = operator(2, Infinity, (values, name) => {
  const sets = values.map((value) =>
    valueSet(
      requireArray(
        value,
        17044,
        `All operands of ${name} must be arrays. One argument is of type: ${bsonTypeName(value)}`,
      ),
    ),
  );
  const [first] = sets;
  return sets.every(
    (set) => set.size === first?.size && set.values().every((item) => first.has(item)),
  );
});

const setDifference = binary((a, b, name) => {
  if (isNullish(a) || isNullish(b)) return null;
  const which = (value: Value, place: string): Value[] =>
    requireArray(
      value,
      place === 'First' ? 17048 : 17049,
      `both operands of ${name} must be arrays. ${place} argument is of type: ${bsonTypeName(value)}`,
    );
  const removed = valueSet(which(b, 'Second'));
  return valueSet(which(a, 'First').filter((item) => !removed.has(item))).values();
});

const setIsSubset = binary((a, b, name) => {
  const message = (value: Value | undefined, place: string): string =>
    `both operands of ${name} must be arrays. ${place} argument is of type: ${bsonTypeName(value)}`;
  const left = requireArray(a, 17046, message(a, 'First'));
  const right = valueSet(requireArray(b, 17042, message(b, 'Second')));
  return left.every((item) => right.has(item));
});

const inOperator = binary((item, list) => {
  const items = requireArray(
    list,
    40081,
    `$in requires an array as a second argument, found: ${bsonTypeName(list)}`,
  );
  return items.some((each) => item !== undefined && equalValues(each, item));
});

export const LOGIC: Record<string, Operator> = {
  $cmp: binary((a, b) => int(compareExpressionValues(a, b))),
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $and: shortCircuit(false),
  $or: shortCircuit(true),
  $not: unary((value) => !truthy(value)),
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchOperator,
  $in: inOperator,
  $allElementsTrue: quantified(true, 17040),
  $anyElementTrue: quantified(false, 17041),
  $setUnion: setFold(17043, (sets) => valueSet(sets.flat()).sorted()),
  $setIntersection: setFold(17047, (sets) => {
    const [first = [], ...others] = sets;
    const lookups = others.map((set) => valueSet(set));
    return valueSet(first.filter((item) => lookups.every((set) => set.has(item)))).sorted();
  }),
  $setEquals: setEquals,
  $setDifference: setDifference,
  $setIsSubset: setIsSubset,
};
