import { type Case, type Fields, page } from '../case';

const NULLS: Fields[] = [
  { _id: 'empty', a: {} },
  { _id: 'null', a: null },
  { _id: 'number', a: 4 },
  { _id: 'b_hi', a: { b: 'hi' } },
  { _id: 'b_null', a: { b: null } },
  { _id: 'none' },
];

const NULL_ARRAYS: Fields[] = [
  { _id: 'double', a: [[]] },
  { _id: 'emptyArray', a: [] },
  { _id: 'allNull', a: [{ b: null }, {}] },
  { _id: 'noNull', a: [{ b: 1 }, { b: 3 }] },
  { _id: 'someMissing', a: [{ b: 3 }, {}] },
  { _id: 'values', a: [1, 'string', 4] },
  { _id: 'withNull', a: [1, null, 4] },
];

const nulls = page(
  'manual: tutorial/query-for-null-fields; server jstests/core/null_query_semantics',
);

const nullCases: Case[] = [
  nulls.find('null matches null and missing', NULLS, { a: null }, ['none', 'null']),
  nulls.find('$ne null', NULLS, { a: { $ne: null } }, ['b_hi', 'b_null', 'empty', 'number']),
  nulls.find('$in with null', NULLS, { a: { $in: [null, 4] } }, ['none', 'null', 'number']),
  nulls.find('$nin with null', NULLS, { a: { $nin: [null, 4] } }, ['b_hi', 'b_null', 'empty']),
  nulls.find('null below a path', NULLS, { 'a.b': null }, [
    'b_null',
    'empty',
    'none',
    'null',
    'number',
  ]),
  nulls.find('$ne null below a path', NULLS, { 'a.b': { $ne: null } }, ['b_hi']),
  nulls.find('$exists false is not null', NULLS, { a: { $exists: false } }, ['none']),
  nulls.find('$exists false below a path', NULLS, { 'a.b': { $exists: false } }, [
    'empty',
    'none',
    'null',
    'number',
  ]),
  nulls.find('$type null matches null only', NULLS, { a: { $type: 10 } }, ['null']),
  nulls.find('$gte null is equality with null', NULLS, { a: { $gte: null } }, ['none', 'null']),
  nulls.find('$lte null is equality with null', NULLS, { a: { $lte: null } }, ['none', 'null']),
  nulls.find('$gt null matches nothing', NULLS, { a: { $gt: null } }, []),
  nulls.find('null in an array', NULL_ARRAYS, { a: null }, ['withNull']),
  nulls.find('null below an array', NULL_ARRAYS, { 'a.b': null }, ['allNull', 'someMissing']),
  nulls.find('$ne null with arrays', NULL_ARRAYS, { a: { $ne: null } }, [
    'allNull',
    'double',
    'emptyArray',
    'noNull',
    'someMissing',
    'values',
  ]),
  nulls.find('$elemMatch null', NULL_ARRAYS, { a: { $elemMatch: { $eq: null } } }, ['withNull']),
  nulls.find(
    '$elemMatch on a missing field of elements',
    NULL_ARRAYS,
    { a: { $elemMatch: { b: null } } },
    ['allNull', 'double', 'someMissing'],
  ),
  nulls.find('$not $gte null', NULLS, { a: { $not: { $gte: null } } }, [
    'b_hi',
    'b_null',
    'empty',
    'number',
  ]),
];

export const queryNullCases: Case[] = [...nullCases];
