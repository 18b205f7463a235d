import { BSONRegExp } from 'bson';
import { mongoError } from '../base/errors';
import { compileFilter } from '../query/index';
import { compileSort } from '../paths/sort';
import { compareValues, equalValues } from '../values/compare';
import { describeField } from '../values/describe';
import { isIntegral, toNumber } from '../values/numbers';
import { type Doc, type Value, bsonTypeName, isDoc, isNum } from '../values/types';
import type { Modifier } from './types';

/** The values of a $push or $addToSet operand: those of $each, or the operand itself. */
function eachOf(operand: Value, name: string): { items: Value[]; options: Doc } {
  if (!isDoc(operand) || !('$each' in operand)) return { items: [operand], options: {} };
  const { $each: items, ...options } = operand;
  if (!Array.isArray(items)) {
    throw mongoError(
      name === '$push' ? 2 : 14,
      `The argument to $each in ${name} must be an array but it was of type: ${bsonTypeName(items)}`,
    );
  }
  return { items, options };
}

function clauseInteger(options: Doc, clause: string): number | undefined {
  const value = options[clause];
  if (value === undefined) return undefined;
  if (!isNum(value) || !isIntegral(value)) {
    throw mongoError(
      2,
      `The value for ${clause} must be an integer value but was given type: ${bsonTypeName(value)}`,
    );
  }
  return toNumber(value);
}

function pushSort(order: Value | undefined): ((a: Value, b: Value) => number) | undefined {
  if (order === undefined) return undefined;
  if (isNum(order)) {
    const direction = toNumber(order);
    if (direction !== 1 && direction !== -1) {
      throw mongoError(2, 'The $sort element value must be either 1 or -1');
    }
    return (a, b) => compareValues(a, b) * direction;
  }
  if (!isDoc(order) || Object.keys(order).length === 0) {
    throw mongoError(
      2,
      isDoc(order)
        ? 'The $sort pattern is empty when it should be a set of fields.'
        : 'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  }
  const compare = compileSort(order);
  const asDoc = (value: Value): Doc => (isDoc(value) ? value : {});
  return (a, b) => compare(asDoc(a), asDoc(b));
}

const push: Modifier = (operand) => {
  const { items, options } = eachOf(operand, '$push');
  const odd = Object.keys(options).find((name) => !['$slice', '$sort', '$position'].includes(name));
  if (odd !== undefined) throw mongoError(2, `Unrecognized clause in $push: ${odd}`);
  const position = clauseInteger(options, '$position');
  const slice = clauseInteger(options, '$slice');
  const compare = pushSort(options['$sort']);
  return {
    creates: true,
    apply(current, { id }, path) {
      if (current !== undefined && !Array.isArray(current)) {
        throw mongoError(
          2,
          `The field '${path.join('.')}' must be an array but is of type ${bsonTypeName(current)} in document {${describeField('_id', id)}}`,
        );
      }
      const list = [...(current ?? [])];
      // A negative position counts from the end; either way it stays within the array.
      list.splice(position ?? list.length, 0, ...items);
      if (compare) list.sort(compare);
      if (slice === undefined) return list;
      return slice < 0 ? list.slice(slice) : list.slice(0, slice);
    },
  };
};

const addToSet: Modifier = (operand) => {
  const { items, options } = eachOf(operand, '$addToSet');
  const odd = Object.keys(options)[0];
  if (odd !== undefined)
    throw mongoError(2, `Found unexpected fields after $each in $addToSet: ${odd}`);
  return {
    creates: true,
    apply(current, _context, path) {
      if (current !== undefined && !Array.isArray(current)) {
        throw mongoError(
          2,
          `Cannot apply $addToSet to non-array field. Field named '${path.at(-1)}' has non-array type ${bsonTypeName(current)}`,
        );
      }
      const list = [...(current ?? [])];
      for (const item of items) {
        if (!list.some((existing) => equalValues(existing, item))) list.push(item);
      }
      return current && list.length === current.length ? current : list;
    },
  };
};

const pop: Modifier = (operand, path) => {
  if (!isNum(operand)) throw mongoError(9, `Expected a number in: ${describeField(path, operand)}`);
  const end = toNumber(operand);
  if (end !== 1 && end !== -1) throw mongoError(9, `$pop expects 1 or -1, found: ${end}`);
  return {
    creates: false,
    apply(current, _context, steps) {
      if (current === undefined) return undefined;
      if (!Array.isArray(current)) {
        throw mongoError(
          14,
          `Path '${steps.join('.')}' contains an element of non-array type '${bsonTypeName(current)}'`,
        );
      }
      return end === 1 ? current.slice(0, -1) : current.slice(1);
    },
  };
};

/** A change that drops the array elements `drops` names. */
function removing(drops: (item: Value) => boolean): ReturnType<Modifier> {
  return {
    creates: false,
    apply(current) {
      if (current === undefined) return undefined;
      if (!Array.isArray(current)) throw mongoError(2, 'Cannot apply $pull to a non-array value');
      const kept = current.filter((item) => !drops(item));
      return kept.length === current.length ? current : kept;
    },
  };
}

/** $pull: a value to equal, operators on the element, or a query on documents in the array. */
const pull: Modifier = (operand) => {
  if (
    operand instanceof BSONRegExp ||
    (isDoc(operand) && Object.keys(operand)[0]?.startsWith('$'))
  ) {
    const filter = compileFilter({ element: { $elemMatch: asElementQuery(operand) } });
    return removing((item) => filter.matches({ element: [item] }));
  }
  if (isDoc(operand)) {
    const filter = compileFilter(operand);
    return removing((item) => isDoc(item) && filter.matches(item));
  }
  return removing((item) => equalValues(item, operand));
};

function asElementQuery(operand: Doc | BSONRegExp): Doc {
  return operand instanceof BSONRegExp ? { $regex: operand } : operand;
}

const pullAll: Modifier = (operand) => {
  if (!Array.isArray(operand)) {
    throw mongoError(
      2,
      `$pullAll requires an array argument but was given a ${bsonTypeName(operand)}`,
    );
  }
  return removing((item) => operand.some((each) => equalValues(each, item)));
};

export const ARRAY_MODIFIERS: Readonly<Record<string, Modifier>> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
};
