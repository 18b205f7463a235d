import { mongoError, MongoError } from '../base/errors';
import { compareValues } from '../values/compare';
import { EMPTY_ARRAY_KEY, type KeyValue } from '../values/keyEncoding';
import { toNumber } from '../values/numbers';
import {
  type Doc,
  type Value,
  bsonTypeName,
  getField,
  isDoc,
  isNum,
  typeOrder,
} from '../values/types';
import { indexKeys } from './paths';

export type Direction = 1 | -1;

/** The fields and directions of a sort document; throws 15974/15975 and kin when malformed. */
export function parseSort(spec: Doc): [string, Direction][] {
  return Object.keys(spec).map((path): [string, Direction] => {
    const order = spec[path];
    if (isDoc(order)) {
      throw mongoError(17312, '$meta is the only expression supported by $sort right now');
    }
    if (!isNum(order)) {
      throw mongoError(
        15974,
        `Illegal key in $sort specification: ${path}: ${bsonTypeName(order)}`,
      );
    }
    const direction = toNumber(order);
    if (direction !== 1 && direction !== -1) {
      throw mongoError(
        15975,
        '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
      );
    }
    if (path === '' || path.split('.').includes('')) {
      throw mongoError(15998, 'FieldPath field names may not be empty strings.');
    }
    return [path, direction];
  });
}

/** BSON order of key parts: an empty array is below null, missing equals null. */
function compareKeys(a: KeyValue, b: KeyValue): number {
  if (a !== EMPTY_ARRAY_KEY && b !== EMPTY_ARRAY_KEY) return compareValues(a, b);
  if (a === b) return 0;
  const other = a === EMPTY_ARRAY_KEY ? b : a;
  const below = typeOrder(other as Value | undefined) < 0 ? 1 : -1;
  return a === EMPTY_ARRAY_KEY ? below : -below;
}

/** Extracts a document's sort key: an array counts as its least (or, descending, greatest) key. */
export function compileSortKey(spec: Doc): {
  key: (doc: Doc) => KeyValue[];
  compare: (a: readonly KeyValue[], b: readonly KeyValue[]) => number;
} {
  const fields = parseSort(spec);
  const paths = fields.map(([path]) => path);
  const plain = paths.every((path) => !path.includes('.'));
  const compare = (a: readonly KeyValue[], b: readonly KeyValue[]): number => {
    for (let i = 0; i < fields.length; i += 1) {
      const order = compareKeys(a[i], b[i]);
      if (order !== 0) return fields[i]?.[1] === 1 ? order : -order;
    }
    return 0;
  };
  const key = (doc: Doc): KeyValue[] => {
    if (plain) {
      const values = paths.map((path) => getField(doc, path));
      if (!values.some(Array.isArray)) return values;
    }
    try {
      return indexKeys(doc, paths).keys.reduce((best, next) =>
        compare(next, best) < 0 ? next : best,
      );
    } catch (error) {
      if (error instanceof MongoError && error.code === 171) {
        throw mongoError(2, 'cannot sort with keys that are parallel arrays');
      }
      throw error;
    }
  };
  return { key, compare };
}

/** Compiles a sort document to a comparison of whole documents. */
export function compileSort(spec: Doc): (a: Doc, b: Doc) => number {
  const { key, compare } = compileSortKey(spec);
  return (a, b) => compare(key(a), key(b));
}
