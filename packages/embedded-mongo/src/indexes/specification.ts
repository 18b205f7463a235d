import { Int32 } from 'bson';
import { mongoError } from '../base/errors';
import { compileFilter } from '../query/index';
import { showValue } from '../values/showValue';
import { equalValues } from '../values/compare';
import { toNumber } from '../values/numbers';
import { bsonTypeName, isDoc, isNum, type Doc } from '../values/types';
import type { IndexDefinition } from './definition';
import { samePattern } from './samePattern';

const OPTIONS = [
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'background',
  'hidden',
  'expireAfterSeconds',
  'partialFilterExpression',
  'collation',
  'ns',
];
const PARTIAL_OPERATORS = ['eq', 'in', 'gt', 'gte', 'lt', 'lte', 'exists'];

function checkKey(key: Doc): void {
  const names = Object.keys(key);
  if (names.length === 0) throw mongoError(67, 'Index keys cannot be an empty object');
  if (names.length > 32) throw mongoError(13103, 'too many compound keys');
  for (const [path, kind] of Object.entries(key)) {
    if (path.startsWith('$') || path.includes('$**')) {
      throw mongoError(67, `Index key contains an illegal field name: field name starts with '$'.`);
    }
    if (path === '' || path.split('.').includes('')) {
      throw mongoError(67, 'Index keys cannot contain an empty field.');
    }
    if (typeof kind === 'string') {
      if (kind !== 'hashed') throw mongoError(67, `Unknown index plugin '${kind}'`);
    } else if (!isNum(kind) || toNumber(kind) === 0 || Number.isNaN(toNumber(kind))) {
      throw mongoError(
        67,
        `Values in v:2 index key pattern cannot be of type ${bsonTypeName(kind)}`,
      );
    }
  }
}

/** Checks one index of createIndexes and gives it as listIndexes will show it. */
export function readSpecification(raw: Doc): Doc {
  for (const name of Object.keys(raw)) {
    if (!OPTIONS.includes(name)) {
      throw mongoError(
        197,
        `The field '${name}' is not valid for an index specification. Specification: ${showValue(raw)}`,
      );
    }
  }
  const { key, name, unique, sparse, hidden, expireAfterSeconds: ttl, collation } = raw;
  if (!isDoc(key))
    throw mongoError(9, "The 'key' field is a required property of an index specification");
  checkKey(key);
  if (typeof name !== 'string' || name === '') {
    throw mongoError(9, "The 'name' field is a required property of an index specification");
  }
  if (name === '*') throw mongoError(67, "The index name '*' is not valid.");
  if (isDoc(collation) && collation.locale !== 'simple') {
    throw mongoError(238, "index collation other than { locale: 'simple' } is not supported");
  }
  const on = (value: unknown): boolean =>
    value === true || (isNum(value as Int32) && toNumber(value as Int32) !== 0);
  const spec: Doc = { v: new Int32(2), key, name };
  const hashed = Object.values(key).includes('hashed');
  if (on(unique)) {
    if (hashed)
      throw mongoError(
        16764,
        'Currently hashed indexes cannot guarantee uniqueness. Use a regular index.',
      );
    spec.unique = true;
  }
  if (on(sparse)) spec.sparse = true;
  if (on(hidden)) spec.hidden = true;
  if (ttl !== undefined) {
    const seconds = isNum(ttl) ? toNumber(ttl) : NaN;
    if (!(seconds >= 0 && seconds <= 2147483647)) {
      throw mongoError(
        67,
        `TTL index 'expireAfterSeconds' option must be within an acceptable range`,
      );
    }
    if (Object.keys(key).length > 1) {
      throw mongoError(
        67,
        'TTL indexes are single-field indexes, compound indexes do not support TTL',
      );
    }
    spec.expireAfterSeconds = ttl;
  }
  const partial = raw.partialFilterExpression;
  if (partial !== undefined) {
    if (!isDoc(partial))
      throw mongoError(14, "The field 'partialFilterExpression' must be an object");
    if (spec.sparse)
      throw mongoError(67, 'cannot mix "partialFilterExpression" and "sparse" options');
    checkPartial(partial);
    spec.partialFilterExpression = partial;
  }
  return spec;
}

function checkPartial(partial: Doc): void {
  const refused = compileFilter(partial).predicates.find(
    ({ op, operand }) => !PARTIAL_OPERATORS.includes(op) || (op === 'exists' && operand !== true),
  );
  if (refused)
    throw mongoError(67, `Expression not supported in partial index: ${showValue(partial)}`);
}

/**
 * Whether these indexes include this one.
 * @throws MongoError 85 or 86 when one of them conflicts with it
 */
export function alreadyThere(indexes: readonly IndexDefinition[], spec: Doc): boolean {
  const name = spec.name as string;
  // Since MongoDB 5.0 partial indexes over different documents may have the same keys.
  const same = indexes.find(
    (index) =>
      samePattern(index.spec.key as Doc, spec.key as Doc) &&
      equalValues(index.spec.partialFilterExpression, spec.partialFilterExpression),
  );
  const named = indexes.find((index) => index.name === name);
  if (named && named !== same) {
    throw mongoError(
      86,
      `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${showValue(spec)}, existing index: ${showValue(named.spec)}`,
    );
  }
  if (!same || same.primary) return same !== undefined;
  const differs = ['unique', 'sparse', 'expireAfterSeconds'].some(
    (option) => !equalValues(same.spec[option], spec[option]),
  );
  if (differs) {
    throw mongoError(
      85,
      `An equivalent index already exists with the same name but different options. Requested index: ${showValue(spec)}, existing index: ${showValue(same.spec)}`,
    );
  }
  if (same.name !== name) {
    throw mongoError(85, `Index already exists with a different name: ${same.name}`);
  }
  return true;
}
