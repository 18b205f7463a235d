import { mongoError } from '../base/errors';
import { describe } from '../values/describe';
import { double, int } from '../values/numbers';
import {
  type Doc,
  type Value,
  bsonTypeName,
  encodeDocument,
  getField,
  isDoc,
  setField,
} from '../values/types';
import { isNullish, named, operator, unary } from './arguments';
import { type Evaluate, type Operator, bindVariable } from './types';

const letOperator: Operator = (operand, compiler, name) => {
  const raw = named(operand, name, ['vars', 'in'], [], {
    notObject: 16874,
    unknown: 16875,
    missing: 16876,
  });
  const vars = raw['vars'] ?? null;
  if (!isDoc(vars)) throw mongoError(16874, 'invalid parameter: expected an object (vars)');
  const names = Object.keys(vars);
  for (const variable of names) checkVariableName(variable);
  const values = names.map((variable) => compiler.compile(vars[variable] ?? null));
  const body = compiler.compile(raw['in'] ?? null, names);
  return (scope) =>
    body(
      names.reduce(
        (inner, variable, i) => bindVariable(inner, variable, values[i]?.(scope)),
        scope,
      ),
    );
};

/** User variables start with a lowercase letter. */
export function checkVariableName(name: string): void {
  if (name === '') throw mongoError(9, 'empty variable names are not allowed');
  if (name !== 'CURRENT' && !/^[a-z\u0080-\uffff]/.test(name)) {
    throw mongoError(9, `'${name}' starts with an invalid character for a user variable name`);
  }
  const odd = /[^a-zA-Z0-9_\u0080-\uffff]/.exec(name);
  if (odd)
    throw mongoError(9, `'${name}' contains an invalid character for a variable name: '${odd[0]}'`);
}

const mergeObjects = operator(0, Infinity, (values) => {
  const result: Doc = {};
  for (const value of values) mergeInto(result, value);
  return result;
});

/** Copies a document's fields over another's; null and missing add nothing. */
export function mergeInto(target: Doc, value: Value | undefined): void {
  if (isNullish(value)) return;
  if (!isDoc(value)) {
    throw mongoError(
      40400,
      `$mergeObjects requires object inputs, but input ${describe(value)} is of type ${bsonTypeName(value)}`,
    );
  }
  for (const name of Object.keys(value)) setField(target, name, value[name] ?? null);
}

const objectToArray = unary((value) => {
  if (isNullish(value)) return null;
  if (!isDoc(value)) {
    throw mongoError(
      40390,
      `$objectToArray requires a document input, found: ${bsonTypeName(value)}`,
    );
  }
  return Object.keys(value).map((k): Doc => ({ k, v: value[k] ?? null }));
});

const arrayToObject = unary((value) => {
  if (isNullish(value)) return null;
  if (!Array.isArray(value)) {
    throw mongoError(
      40386,
      `$arrayToObject requires an array input, found: ${bsonTypeName(value)}`,
    );
  }
  const result: Doc = {};
  for (const entry of value) {
    const pair = Array.isArray(entry) ? entry : isDoc(entry) ? [entry['k'], entry['v']] : undefined;
    if (!pair) {
      throw mongoError(
        40398,
        `Unrecognised input type format for $arrayToObject: ${bsonTypeName(entry)}`,
      );
    }
    const [key, item] = pair;
    if (Array.isArray(entry) && entry.length !== 2) {
      throw mongoError(
        40397,
        `$arrayToObject requires an array of size 2 arrays,found array of size: ${entry.length}`,
      );
    }
    if (isDoc(entry) && (Object.keys(entry).length !== 2 || !('k' in entry) || !('v' in entry))) {
      throw mongoError(
        40392,
        `$arrayToObject requires an object with keys 'k' and 'v'. Found incorrect number of keys:${Object.keys(entry).length}`,
      );
    }
    if (typeof key !== 'string') {
      throw mongoError(
        Array.isArray(entry) ? 40395 : 40394,
        `$arrayToObject requires an array of key-value pairs, where the key must be of type string. Found key type: ${bsonTypeName(key)}`,
      );
    }
    setField(result, key, item ?? null);
  }
  return result;
});

const FIELD_CODES = { notObject: 3041701, unknown: 3041701, missing: 3041702 };

/** The constant name of $getField and its kin: any string, dots and dollars included. */
function fieldName(raw: Value, name: string): string {
  const literal = isDoc(raw) && '$literal' in raw ? raw['$literal'] : raw;
  if (typeof literal === 'string' && (literal === raw ? !literal.startsWith('$') : true))
    return literal;
  throw mongoError(5654602, `${name} requires 'field' to evaluate to a constant String`);
}

const getFieldOperator: Operator = (operand, compiler, name) => {
  const full = isDoc(operand) && 'field' in operand;
  const raw = full ? named(operand, name, ['field', 'input'], [], FIELD_CODES) : undefined;
  const key = fieldName(raw?.['field'] ?? operand, name);
  const input: Evaluate = raw ? compiler.compile(raw['input'] ?? null) : (scope) => scope.current;
  return (scope) => {
    const value = input(scope);
    if (isDoc(value)) return getField(value, key);
    return value === null ? null : undefined;
  };
};

function setFieldOperator(required: readonly string[]): Operator {
  return (operand, compiler, name) => {
    const raw = named(operand, name, required, [], {
      notObject: 4161100,
      unknown: 4161101,
      missing: 4161102,
    });
    const key = fieldName(raw['field'] ?? null, name);
    const input = compiler.compile(raw['input'] ?? null);
    const value: Evaluate = required.includes('value')
      ? compiler.compile(raw['value'] ?? null)
      : () => undefined;
    return (scope) => {
      const target = input(scope);
      if (isNullish(target)) return null;
      if (!isDoc(target))
        throw mongoError(4161105, `${name} requires 'input' to evaluate to type Object`);
      const result = { ...target };
      const item = value(scope);
      if (item === undefined) delete result[key];
      else setField(result, key, item);
      return result;
    };
  };
}

export const OBJECTS: Record<string, Operator> = {
  $literal: (operand) => () => operand,
  $let: letOperator,
  $expr: (operand, compiler) => compiler.compile(operand),
  $mergeObjects: mergeObjects,
  $objectToArray: objectToArray,
  $arrayToObject: arrayToObject,
  $getField: getFieldOperator,
  $setField: setFieldOperator(['field', 'input', 'value']),
  $unsetField: setFieldOperator(['field', 'input']),
  $rand: () => () => double(Math.random()),
  $bsonSize: unary((value) => {
    if (isNullish(value)) return null;
    if (!isDoc(value))
      throw mongoError(31393, `$bsonSize requires a document input, found: ${bsonTypeName(value)}`);
    return int(encodeDocument(value).length);
  }),
};
