import { BSONRegExp, Binary, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { type Case, D, type Fields, L, N, page } from '../case';
import { INVENTORY } from './inventory';

const eq = page('manual: reference/operator/query/eq');

const eqCases: Case[] = [
  eq.find('$eq a number', INVENTORY, { qty: { $eq: 20 } }, [2, 5]),
  eq.find('implicit equality', INVENTORY, { qty: 20 }, [2, 5]),
  eq.find('a field of an embedded document', INVENTORY, { 'item.name': { $eq: 'ab' } }, [1]),
  eq.find('an array element equals a value', INVENTORY, { tags: { $eq: 'B' } }, [1, 2, 3, 4]),
  eq.find('a whole array, or an element that is one', INVENTORY, { tags: ['A', 'B'] }, [3, 5]),
  eq.find(
    'a whole document, field order included',
    INVENTORY,
    { item: { name: 'ab', code: '123' } },
    [1],
  ),
  eq.find(
    'a document in another field order is another value',
    INVENTORY,
    { item: { code: '123', name: 'ab' } },
    [],
  ),
  eq.find(
    'int, long, double and decimal of one value are equal',
    [
      { _id: 1, v: 1 },
      { _id: 2, v: L(1) },
      { _id: 3, v: D(1) },
      { _id: 4, v: N('1.0') },
      { _id: 5, v: '1' },
    ],
    { v: 1 },
    [1, 2, 3, 4],
  ),
  eq.find(
    'a long beyond 2^53 is not the double beside it',
    [
      { _id: 1, v: L('9007199254740993') },
      { _id: 2, v: D(9007199254740992) },
    ],
    { v: L('9007199254740993') },
    [1],
  ),
  eq.find(
    'minus zero equals zero',
    [
      { _id: 1, v: D(-0) },
      { _id: 2, v: 0 },
    ],
    { v: 0 },
    [1, 2],
  ),
  eq.find(
    'NaN equals NaN',
    [
      { _id: 1, v: D(NaN) },
      { _id: 2, v: 0 },
      { _id: 3, v: N('NaN') },
    ],
    { v: D(NaN) },
    [1, 3],
  ),
  eq.find(
    'true is not 1',
    [
      { _id: 1, v: true },
      { _id: 2, v: 1 },
    ],
    { v: true },
    [1],
  ),
  eq.find(
    'dates by instant',
    [
      { _id: 1, v: new Date(5) },
      { _id: 2, v: new Date(6) },
    ],
    { v: new Date(5) },
    [1],
  ),
  eq.find(
    'object ids',
    [
      { _id: 1, v: new ObjectId('507f1f77bcf86cd799439011') },
      { _id: 2, v: '507f1f77bcf86cd799439011' },
    ],
    { v: new ObjectId('507f1f77bcf86cd799439011') },
    [1],
  ),
  eq.find(
    'binary data by subtype and bytes',
    [
      { _id: 1, v: new Binary(Buffer.from([128]), 0) },
      { _id: 2, v: new Binary(Buffer.from([129]), 0) },
      { _id: 3, v: new Binary(Buffer.from([128]), 5) },
    ],
    { v: new Binary(Buffer.from([128]), 0) },
    [1],
  ),
  eq.find(
    'timestamps',
    [
      { _id: 1, v: new Timestamp({ t: 1, i: 2 }) },
      { _id: 2, v: new Timestamp({ t: 2, i: 1 }) },
    ],
    { v: new Timestamp({ t: 1, i: 2 }) },
    [1],
  ),
  eq.find(
    'an empty document',
    [{ _id: 1, v: {} }, { _id: 2, v: { a: 1 } }, { _id: 3 }],
    { v: {} },
    [1],
  ),
  eq.find(
    'an empty array',
    [
      { _id: 1, v: [] },
      { _id: 2, v: [[]] },
      { _id: 3, v: [1] },
      { _id: 4, v: null },
    ],
    { v: [] },
    [1, 2],
  ),
  eq.find(
    'strings are compared with case',
    [
      { _id: 1, v: 'a' },
      { _id: 2, v: 'A' },
    ],
    { v: 'a' },
    [1],
  ),
  eq.find(
    'a regular expression under $eq is a value',
    [
      { _id: 1, v: 'abc' },
      { _id: 2, v: new BSONRegExp('^a', '') },
    ],
    { v: { $eq: new BSONRegExp('^a', '') } },
    [2],
  ),
];

const TYPES: Fields[] = [
  { _id: 1, v: new MinKey() },
  { _id: 2, v: null },
  { _id: 3, v: 5 },
  { _id: 4, v: 'm' },
  { _id: 5, v: { a: 1 } },
  { _id: 6, v: [3, 9] },
  { _id: 7, v: true },
  { _id: 8, v: new Date(1000) },
  { _id: 9, v: new MaxKey() },
  { _id: 10, v: D(NaN) },
  { _id: 11 },
];

const order = page('manual: reference/method/db.collection.find#type-bracketing');

const compareCases: Case[] = [
  order.find('$gt compares numbers with numbers only', TYPES, { v: { $gt: 4 } }, [3, 6]),
  order.find('$lt leaves NaN and other types out', TYPES, { v: { $lt: 100 } }, [3, 6]),
  order.find('$gte on strings', TYPES, { v: { $gte: 'm' } }, [4]),
  order.find('$lt on booleans', TYPES, { v: { $lte: true } }, [7]),
  order.find('$lt on dates', TYPES, { v: { $lt: new Date(2000) } }, [8]),
  order.find('$gt on documents', TYPES, { v: { $gt: { a: 0 } } }, [5]),
  order.find('$gt an array compares whole arrays', TYPES, { v: { $gt: [3] } }, [6]),
  order.find('$gte NaN matches NaN', TYPES, { v: { $gte: D(NaN) } }, [10]),
  order.find('$lt NaN matches nothing', TYPES, { v: { $lt: D(NaN) } }, []),
  order.find(
    'two bounds may be met by two elements',
    [
      { _id: 1, v: [1, 10] },
      { _id: 2, v: [1, 2] },
    ],
    { v: { $gt: 5, $lt: 3 } },
    [1],
  ),
  order.find(
    'a decimal bound',
    [
      { _id: 1, v: D(0.1) },
      { _id: 2, v: N('0.1') },
      { _id: 3, v: 1 },
    ],
    { v: { $gt: N('0.1') } },
    [1, 3],
  ),
  order.find(
    'a long bound is exact',
    [
      { _id: 1, v: L('9007199254740993') },
      { _id: 2, v: D(9007199254740992) },
    ],
    { v: { $gt: D(9007199254740992) } },
    [1],
  ),
  order.find(
    'strings by bytes, not by UTF-16',
    [
      { _id: 1, v: '\u{1F600}' },
      { _id: 2, v: '\uFFFD' },
    ],
    { v: { $gt: '\uFFFD' } },
    [1],
  ),
  order.find(
    '$ne includes documents without the field',
    INVENTORY,
    { qty: { $ne: 20 } },
    [1, 3, 4],
  ),
  order.find('$ne on an array: no element equal', INVENTORY, { tags: { $ne: 'C' } }, [2, 3, 4]),
  order.find('a range on one field', INVENTORY, { qty: { $gte: 20, $lt: 30 } }, [2, 3, 5]),
];

const sets = page('manual: reference/operator/query/in and nin');

const setCases: Case[] = [
  sets.find('$in', INVENTORY, { qty: { $in: [5, 15, 30] } }, [1, 4]),
  sets.find('$in on an array field', INVENTORY, { tags: { $in: ['C'] } }, [1, 5]),
  sets.find(
    '$in with a regular expression',
    INVENTORY,
    { 'item.name': { $in: [new BSONRegExp('^a', ''), 'xy'] } },
    [1, 4],
  ),
  sets.find('$in with an array as a value', INVENTORY, { tags: { $in: [['A', 'B']] } }, [3, 5]),
  sets.find('$in of nothing', INVENTORY, { qty: { $in: [] } }, []),
  sets.find(
    '$in mixes types',
    [
      { _id: 1, v: 1 },
      { _id: 2, v: '1' },
      { _id: 3, v: D(2) },
    ],
    { v: { $in: ['1', 2] } },
    [2, 3],
  ),
  sets.find('$nin', INVENTORY, { qty: { $nin: [15, 20] } }, [3, 4]),
  sets.find(
    '$nin includes documents without the field',
    [{ _id: 1 }, { _id: 2, v: 5 }],
    { v: { $nin: [5] } },
    [1],
  ),
  sets.find(
    '$nin of nothing matches all',
    [{ _id: 1 }, { _id: 2, v: 5 }],
    { v: { $nin: [] } },
    [1, 2],
  ),
];

const STOCK: Fields[] = [
  { _id: 1, price: 1.99, sale: true, qty: 10 },
  { _id: 2, price: 0.99, sale: false, qty: 20 },
  { _id: 3, price: 1.99, sale: false, qty: 30 },
  { _id: 4, sale: true },
];

const logic = page('manual: reference/operator/query-logical');

const logicCases: Case[] = [
  logic.find('fields are joined by and', STOCK, { price: 1.99, sale: false }, [3]),
  logic.find(
    '$and',
    STOCK,
    { $and: [{ price: { $ne: 1.99 } }, { price: { $exists: true } }] },
    [2],
  ),
  logic.find('$or', STOCK, { $or: [{ qty: { $lt: 15 } }, { price: 0.99 }] }, [1, 2]),
  logic.find(
    '$and of $or',
    STOCK,
    { $and: [{ $or: [{ qty: 10 }, { qty: 30 }] }, { $or: [{ sale: true }, { price: 5 }] }] },
    [1],
  ),
  logic.find('$nor', STOCK, { $nor: [{ price: 1.99 }, { sale: true }] }, [2]),
  logic.find(
    '$nor with a missing field',
    STOCK,
    { $nor: [{ price: 1.99 }, { price: { $exists: false } }] },
    [2],
  ),
  logic.find(
    '$not of a comparison includes missing',
    STOCK,
    { price: { $not: { $gt: 1 } } },
    [2, 4],
  ),
  logic.find(
    '$not of a regular expression',
    INVENTORY,
    { 'item.name': { $not: new BSONRegExp('^[a-i]', '') } },
    [4, 5],
  ),
  logic.find(
    '$not with several operators',
    STOCK,
    { qty: { $not: { $gte: 20, $lt: 30 } } },
    [1, 3, 4],
  ),
  logic.find('an empty filter matches all', STOCK, {}, [1, 2, 3, 4]),
  logic.find('$comment changes nothing', STOCK, { qty: 10, $comment: 'why' }, [1]),
  logic.find(
    '$expr compares two fields',
    [
      { _id: 1, a: 1, b: 2 },
      { _id: 2, a: 3, b: 2 },
    ],
    { $expr: { $gt: ['$a', '$b'] } },
    [2],
  ),
  logic.find(
    '$expr with $cond',
    [
      { _id: 1, q: 100, p: 10 },
      { _id: 2, q: 20, p: 4 },
    ],
    {
      $expr: {
        $lt: [
          { $cond: { if: { $gte: ['$q', 100] }, then: { $multiply: ['$p', 0.5] }, else: '$p' } },
          5,
        ],
      },
    },
    [2],
  ),
  logic.find(
    '$expr: a missing field is below null',
    [{ _id: 1 }, { _id: 2, a: null }],
    { $expr: { $lt: ['$a', null] } },
    [1],
  ),
];

export const queryCases: Case[] = [...eqCases, ...compareCases, ...setCases, ...logicCases];
