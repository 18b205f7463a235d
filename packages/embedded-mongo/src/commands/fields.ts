import { mongoError } from '../base/errors';
import { toNumber } from '../values/numbers';
import { bsonTypeName, isDoc, isNum, type Doc, type Value } from '../values/types';

/** What a field of a command may hold. `any` is checked by whoever uses it. */
export type FieldKind = 'object' | 'array' | 'string' | 'bool' | 'number' | 'any';

/** Fields every command takes; they are read by the dispatcher. */
const GENERIC = new Set([
  '$db',
  'lsid',
  'txnNumber',
  'autocommit',
  'startTransaction',
  '$clusterTime',
  '$readPreference',
  'readConcern',
  'writeConcern',
  'comment',
  'maxTimeMS',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
]);

const EXPECTED: Readonly<Record<FieldKind, string>> = {
  object: "'object'",
  array: "'array'",
  string: "'string'",
  bool: "'[bool, long, int, decimal, double]'",
  number: "'[long, int, decimal, double]'",
  any: '',
};

function fits(value: Value, kind: FieldKind): boolean {
  switch (kind) {
    case 'any':
      return true;
    case 'object':
      return isDoc(value);
    case 'array':
      return Array.isArray(value);
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean' || isNum(value);
    case 'number':
      return isNum(value);
  }
}

/** A command's own fields, checked against what it takes. */
export class Fields {
  private readonly values: Doc;

  constructor(values: Doc) {
    this.values = values;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.values, name) && this.values[name] !== null;
  }

  any(name: string): Value | undefined {
    return this.has(name) ? this.values[name] : undefined;
  }

  object(name: string): Doc | undefined {
    return this.any(name) as Doc | undefined;
  }

  array(name: string): Value[] | undefined {
    return this.any(name) as Value[] | undefined;
  }

  string(name: string): string | undefined {
    return this.any(name) as string | undefined;
  }

  bool(name: string): boolean {
    const value = this.any(name);
    return isNum(value) ? toNumber(value) !== 0 : value === true;
  }

  number(name: string): number | undefined {
    const value = this.any(name);
    return isNum(value) ? toNumber(value) : undefined;
  }

  /** A whole number from 0. @throws MongoError 51024 or 9 below zero */
  count(name: string): number | undefined {
    const value = this.number(name);
    if (value !== undefined && value < 0) {
      throw mongoError(51024, `BSON field '${name}' value must be >= 0, actual value '${value}'`);
    }
    return value === undefined ? undefined : Math.trunc(value);
  }
}

/**
 * Reads the fields of a command (or of one statement in it).
 * @param what how MongoDB names it in messages: `find`, `update.updates`
 * @throws MongoError 40415 for an unknown field, 14 for a wrong type, 40414 for a missing one
 */
export function readFields(
  body: Doc,
  what: string,
  kinds: Readonly<Record<string, FieldKind>>,
  required: readonly string[] = [],
  generic = true,
): Fields {
  for (const name of Object.keys(body)) {
    if (generic && GENERIC.has(name)) continue;
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (!kind) throw mongoError(40415, `BSON field '${what}.${name}' is an unknown field.`);
    const value = body[name];
    if (value === null || value === undefined || fits(value, kind)) continue;
    throw mongoError(
      14,
      `BSON field '${what}.${name}' is the wrong type '${bsonTypeName(value)}', expected type${EXPECTED[kind].includes(',') ? 's' : ''} ${EXPECTED[kind]}`,
    );
  }
  for (const name of required) {
    if (body[name] === undefined) {
      throw mongoError(40414, `BSON field '${what}.${name}' is missing but a required field`);
    }
  }
  return new Fields(body);
}
