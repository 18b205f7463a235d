import { BSONRegExp } from 'bson';
import { mongoError } from '../base/errors';
import { isOperatorDoc } from '../query/fieldTest';
import { type Doc, type Value, isDoc } from '../values/types';
import { applyPath } from '../paths/applyPath';

/**
 * The document an upsert starts from: the filter's equality conditions, through $and, $eq,
 * one-element $in and $all, and a one-branch $or. Throws 54 when a path is fixed twice.
 */
export function upsertSeed(filter: Doc): Doc {
  const found = new Map<string, Value>();
  collect(filter, found);
  let seed: Doc = {};
  for (const [path, value] of found) {
    const change = { creates: true, apply: (): Value => value };
    seed = applyPath(seed, path.split('.'), change, () => false) as Doc;
  }
  return '_id' in seed ? { _id: seed['_id'], ...seed } : seed;
}

function collect(filter: Doc, found: Map<string, Value>): void {
  for (const name of Object.keys(filter)) {
    const operand = filter[name] ?? null;
    if (name === '$and' || (name === '$or' && Array.isArray(operand) && operand.length === 1)) {
      for (const clause of Array.isArray(operand) ? operand : []) {
        if (isDoc(clause)) collect(clause, found);
      }
    } else if (!name.startsWith('$')) {
      const value = fixedValue(operand);
      if (value !== undefined) fix(found, name, value);
    }
  }
}

function fixedValue(operand: Value): Value | undefined {
  if (operand instanceof BSONRegExp) return undefined;
  if (!isOperatorDoc(operand)) return operand;
  if (operand['$eq'] !== undefined) return operand['$eq'];
  for (const name of ['$in', '$all']) {
    const list = operand[name];
    if (Array.isArray(list) && list.length === 1 && !(list[0] instanceof BSONRegExp)) {
      const [only] = list;
      return isOperatorDoc(only) ? undefined : only;
    }
  }
  return undefined;
}

function fix(found: Map<string, Value>, path: string, value: Value): void {
  for (const other of found.keys()) {
    if (other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`)) {
      const shorter = other.length < path.length ? other : path;
      throw mongoError(54, `cannot infer query fields to set, path '${shorter}' is matched twice`);
    }
  }
  found.set(path, value);
}
