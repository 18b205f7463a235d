import { MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { type Case, D, type Fields, L, N, page } from '../case';

const EVERY: Fields[] = [
  { _id: 'max', v: new MaxKey() },
  { _id: 'timestamp', v: new Timestamp({ t: 1, i: 1 }) },
  { _id: 'date', v: new Date(1) },
  { _id: 'bool', v: false },
  { _id: 'oid', v: new ObjectId('507f1f77bcf86cd799439011') },
  { _id: 'object', v: { a: 1 } },
  { _id: 'string', v: 'a' },
  { _id: 'number', v: 1 },
  { _id: 'null', v: null },
  { _id: 'min', v: new MinKey() },
];
const sort = page('manual: reference/bson-type-comparison-order and reference/method/cursor.sort');
const sorts: Case[] = [
  sort.find(
    'types in BSON order',
    EVERY,
    {},
    ['min', 'null', 'number', 'string', 'object', 'oid', 'bool', 'date', 'timestamp', 'max'],
    { sort: { v: 1 } },
  ),
  sort.find(
    'types in BSON order, descending',
    EVERY,
    {},
    ['max', 'timestamp', 'date', 'bool', 'oid', 'object', 'string', 'number', 'null', 'min'],
    { sort: { v: -1 } },
  ),
  sort.find(
    'numbers of all types by value',
    [
      { _id: 1, v: D(2.5) },
      { _id: 2, v: 2 },
      { _id: 3, v: L(3) },
      { _id: 4, v: N('2.25') },
    ],
    {},
    [2, 4, 1, 3],
    { sort: { v: 1 } },
  ),
  sort.find(
    'NaN is the least number',
    [
      { _id: 1, v: D(-Infinity) },
      { _id: 2, v: D(NaN) },
      { _id: 3, v: 0 },
    ],
    {},
    [2, 1, 3],
    { sort: { v: 1 } },
  ),
  sort.find(
    'an ascending sort takes the least element',
    [
      { _id: 1, v: [5, 1] },
      { _id: 2, v: [2, 3] },
      { _id: 3, v: 4 },
    ],
    {},
    [1, 2, 3],
    { sort: { v: 1 } },
  ),
  sort.find(
    'a descending sort takes the greatest element',
    [
      { _id: 1, v: [5, 1] },
      { _id: 2, v: [2, 3] },
      { _id: 3, v: 4 },
    ],
    {},
    [1, 3, 2],
    { sort: { v: -1 } },
  ),
  sort.find(
    'an empty array sorts below null',
    [
      { _id: 1, v: null },
      { _id: 2, v: [] },
      { _id: 3, v: 1 },
    ],
    {},
    [2, 1, 3],
    { sort: { v: 1 } },
  ),
  sort.find(
    'missing sorts as null',
    [{ _id: 1, v: 1 }, { _id: 2 }, { _id: 3, v: new MinKey() }],
    {},
    [3, 2, 1],
    { sort: { v: 1 } },
  ),
  sort.find(
    'several keys',
    [
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 1, b: 2 },
      { _id: 3, a: 0, b: 9 },
    ],
    {},
    [3, 2, 1],
    { sort: { a: 1, b: -1 } },
  ),
  sort.find(
    'a dotted key',
    [
      { _id: 1, a: { b: 2 } },
      { _id: 2, a: { b: 1 } },
    ],
    {},
    [2, 1],
    { sort: { 'a.b': 1 } },
  ),
  sort.find(
    'a dotted key through an array',
    [
      { _id: 1, a: [{ b: 9 }, { b: 2 }] },
      { _id: 2, a: [{ b: 3 }] },
    ],
    {},
    [1, 2],
    { sort: { 'a.b': 1 } },
  ),
  sort.find(
    'documents field by field',
    [
      { _id: 1, v: { b: 1 } },
      { _id: 2, v: { a: 2 } },
      { _id: 3, v: { a: 1, b: 1 } },
      { _id: 4, v: {} },
    ],
    {},
    [4, 3, 2, 1],
    { sort: { v: 1 } },
  ),
  sort.find(
    'documents: a value type before its name',
    [
      { _id: 1, v: { a: 'x' } },
      { _id: 2, v: { b: 1 } },
    ],
    {},
    [2, 1],
    { sort: { v: 1 } },
  ),
  sort.find(
    'strings by bytes',
    [
      { _id: 1, v: 'a' },
      { _id: 2, v: 'B' },
      { _id: 3, v: '\u{1F600}' },
      { _id: 4, v: '\uFFFD' },
    ],
    {},
    [2, 1, 4, 3],
    { sort: { v: 1 } },
  ),
  sort.find('skip and limit', [{ _id: 1 }, { _id: 2 }, { _id: 3 }, { _id: 4 }], {}, [3, 2], {
    sort: { _id: -1 },
    skip: 1,
    limit: 2,
  }),
  sort.find('a limit of 0 is none', [{ _id: 1 }, { _id: 2 }], {}, [1, 2], { limit: 0 }),
];

const DOC: Fields = {
  _id: 1,
  a: 1,
  b: { c: 2, d: 3 },
  list: [{ x: 1, y: 2 }, { x: 3 }, 5],
  n: [1, 2, 3, 4],
};
const project = page('manual: reference/method/db.collection.find#projection');
const found = (name: string, projection: Fields, expected: Fields, filter: Fields = {}): Case =>
  project.found(name, [DOC], { filter, projection }, [expected]);
const projections: Case[] = [
  found('fields to include, _id with them', { a: 1 }, { _id: 1, a: 1 }),
  found('without _id', { a: 1, _id: 0 }, { a: 1 }),
  found(
    'any non-zero number or true includes',
    { a: 5, b: true },
    { _id: 1, a: 1, b: { c: 2, d: 3 } },
  ),
  found("fields keep the document's order", { n: 1, a: 1 }, { _id: 1, a: 1, n: [1, 2, 3, 4] }),
  found('fields to exclude', { b: 0, list: 0, n: 0 }, { _id: 1, a: 1 }),
  found('only _id excluded', { _id: 0, b: 0, list: 0, n: 0 }, { a: 1 }),
  found('_id alone included', { _id: 1 }, { _id: 1 }),
  found('an embedded field', { 'b.c': 1 }, { _id: 1, b: { c: 2 } }),
  found('an embedded field, nested form', { b: { c: 1 } }, { _id: 1, b: { c: 2 } }),
  found('an embedded field excluded', { 'b.c': 0, list: 0, n: 0 }, { _id: 1, a: 1, b: { d: 3 } }),
  found(
    'fields of documents in an array; scalars fall away',
    { 'list.x': 1 },
    { _id: 1, list: [{ x: 1 }, { x: 3 }] },
  ),
  found(
    'excluded from documents in an array; scalars stay',
    { 'list.x': 0, n: 0, b: 0, a: 0 },
    { _id: 1, list: [{ y: 2 }, {}, 5] },
  ),
  found('a missing field is left out', { z: 1 }, { _id: 1 }),
  found('a path through a scalar is left out', { 'a.z': 1 }, { _id: 1 }),
  found('$slice first n', { n: { $slice: 2 }, a: 1 }, { _id: 1, a: 1, n: [1, 2] }),
  found('$slice last n', { n: { $slice: -1 }, a: 1 }, { _id: 1, a: 1, n: [4] }),
  found('$slice skip and limit', { n: { $slice: [1, 2] }, a: 1 }, { _id: 1, a: 1, n: [2, 3] }),
  found('$slice from the end', { n: { $slice: [-3, 2] }, a: 1 }, { _id: 1, a: 1, n: [2, 3] }),
  found('$slice alone returns the other fields', { n: { $slice: 1 } }, { ...DOC, n: [1] }),
  found(
    '$slice with an exclusion',
    { n: { $slice: 1 }, list: 0 },
    { _id: 1, a: 1, b: { c: 2, d: 3 }, n: [1] },
  ),
  found(
    '$elemMatch gives the first match',
    { list: { $elemMatch: { x: { $gt: 1 } } } },
    { _id: 1, list: [{ x: 3 }] },
  ),
  found(
    '$elemMatch without a match leaves the field out',
    { list: { $elemMatch: { x: 9 } } },
    { _id: 1 },
  ),
  found('$elemMatch on values', { n: { $elemMatch: { $gt: 2 } } }, { _id: 1, n: [3] }),
  found('the positional operator', { 'n.$': 1 }, { _id: 1, n: [2] }, { n: { $gte: 2 } }),
  found(
    'the positional operator with $elemMatch',
    { 'list.$': 1 },
    { _id: 1, list: [{ x: 3 }] },
    { list: { $elemMatch: { x: 3 } } },
  ),
  found('an expression', { total: { $add: ['$a', '$b.c'] }, _id: 0 }, { total: 3 }),
  found('a field by another name', { _id: 0, copy: '$b' }, { copy: { c: 2, d: 3 } }),
  found('a literal', { _id: 0, k: { $literal: 1 } }, { k: 1 }),
  found('a computed field comes last', { z: '$a', n: 1 }, { _id: 1, n: [1, 2, 3, 4], z: 1 }),
];

export const sortCases: Case[] = [...sorts, ...projections];
