import { BSONRegExp, Binary, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { type Case, D, type Fields, L, N, page } from '../case';

const INVENTORY: Fields[] = [
  { _id: 1, item: { name: 'ab', code: '123' }, qty: 15, tags: ['A', 'B', 'C'] },
  { _id: 2, item: { name: 'cd', code: '123' }, qty: 20, tags: ['B'] },
  { _id: 3, item: { name: 'ij', code: '456' }, qty: 25, tags: ['A', 'B'] },
  { _id: 4, item: { name: 'xy', code: '456' }, qty: 30, tags: ['B', 'A'] },
  { _id: 5, item: { name: 'mn', code: '000' }, qty: 20, tags: [['A', 'B'], 'C'] },
];

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

const element = page('manual: reference/operator/query/exists and type');
const MIXED: Fields[] = [
  { _id: 1, v: '2030712257' },
  { _id: 2, v: 41156 },
  { _id: 3, v: L('3921412') },
  { _id: 4, v: D(2.5) },
  { _id: 5, v: ['345', 1] },
  { _id: 6, v: N('1') },
  { _id: 7, v: null },
  { _id: 8 },
  { _id: 9, v: { x: 1 } },
  { _id: 10, v: new Date(0) },
  { _id: 11, v: true },
  { _id: 12, v: new ObjectId('507f1f77bcf86cd799439011') },
  { _id: 13, v: new Binary(Buffer.from('x')) },
  { _id: 14, v: new BSONRegExp('a', '') },
];
const elementCases: Case[] = [
  element.find(
    '$exists true includes null',
    MIXED,
    { v: { $exists: true }, _id: { $gte: 7, $lte: 8 } },
    [7],
  ),
  element.find('$exists false', MIXED, { v: { $exists: false } }, [8]),
  element.find('$exists takes any truth', MIXED, { v: { $exists: 0 } }, [8]),
  element.find('$type string, elements too', MIXED, { v: { $type: 'string' } }, [1, 5]),
  element.find('$type number', MIXED, { v: { $type: 'number' } }, [2, 3, 4, 5, 6]),
  element.find('$type int by alias', MIXED, { v: { $type: 'int' } }, [2, 5]),
  element.find('$type long by number', MIXED, { v: { $type: 18 } }, [3]),
  element.find('$type of a list', MIXED, { v: { $type: ['double', 'decimal'] } }, [4, 6]),
  element.find('$type array is the field itself', MIXED, { v: { $type: 'array' } }, [5]),
  element.find('$type object', MIXED, { v: { $type: 'object' } }, [9]),
  element.find('$type date and bool', MIXED, { v: { $type: ['date', 'bool'] } }, [10, 11]),
  element.find('$type objectId', MIXED, { v: { $type: 'objectId' } }, [12]),
  element.find('$type binData and regex', MIXED, { v: { $type: ['binData', 'regex'] } }, [13, 14]),
];

const PRODUCTS: Fields[] = [
  { _id: 100, sku: 'abc123', description: 'Single line description.' },
  { _id: 101, sku: 'abc789', description: 'First line\nSecond line' },
  { _id: 102, sku: 'xyz456', description: 'Many spaces before     line' },
  { _id: 103, sku: 'xyz789', description: 'Multiple\nline description' },
  { _id: 104, sku: 'Abc789', description: 'SKU starts with A' },
  { _id: 105, sku: 7, description: ['abc', 'def'] },
];
const regex = page('manual: reference/operator/query/regex');
const regexCases: Case[] = [
  regex.find('a suffix', PRODUCTS, { sku: { $regex: '789$' } }, [101, 103, 104]),
  regex.find(
    'case-insensitive',
    PRODUCTS,
    { sku: { $regex: '^ABC', $options: 'i' } },
    [100, 101, 104],
  ),
  regex.find('a prefix', PRODUCTS, { sku: { $regex: '^abc' } }, [100, 101]),
  regex.find(
    'multiline anchors',
    PRODUCTS,
    { description: { $regex: '^S', $options: 'm' } },
    [100, 101, 104],
  ),
  regex.find('anchors without m', PRODUCTS, { description: { $regex: '^S' } }, [100, 104]),
  regex.find(
    'a dot does not match a newline',
    PRODUCTS,
    { description: { $regex: 'm.*line', $options: 'i' } },
    [102],
  ),
  regex.find(
    'a dot with option s does',
    PRODUCTS,
    { description: { $regex: 'm.*line', $options: 'si' } },
    [102, 103],
  ),
  regex.find(
    'option x ignores white space and comments',
    PRODUCTS,
    { sku: { $regex: 'abc #category code\n123 #item number', $options: 'x' } },
    [100],
  ),
  regex.find('in-line case flag', PRODUCTS, { sku: { $regex: '(?i)^ABC1' } }, [100]),
  regex.find(
    'a regular expression as operand',
    PRODUCTS,
    { sku: new BSONRegExp('^xyz', '') },
    [102, 103],
  ),
  regex.find('any element of an array', PRODUCTS, { description: { $regex: '^de' } }, [105]),
  regex.find(
    'with another operator',
    PRODUCTS,
    { sku: { $regex: '^abc', $nin: ['abc123'] } },
    [101],
  ),
  regex.find(
    'matches a stored expression that is equal',
    [{ _id: 1, v: new BSONRegExp('^a', 'i') }],
    { v: new BSONRegExp('^a', 'i') },
    [1],
  ),
  regex.find(
    '$ matches before a final newline',
    [
      { _id: 1, v: 'a\n' },
      { _id: 2, v: 'a\n\n' },
    ],
    { v: { $regex: 'a$' } },
    [1],
  ),
  regex.find(
    'unicode characters count as one',
    [
      { _id: 1, v: '\u{1F600}' },
      { _id: 2, v: 'ab' },
    ],
    { v: { $regex: '^.$' } },
    [1],
  ),
];

const RESULTS: Fields[] = [
  { _id: 1, results: [82, 85, 88] },
  { _id: 2, results: [75, 88, 89] },
  {
    _id: 3,
    results: [
      { product: 'abc', score: 10 },
      { product: 'xyz', score: 5 },
    ],
  },
  {
    _id: 4,
    results: [
      { product: 'abc', score: 8 },
      { product: 'xyz', score: 7 },
    ],
  },
  { _id: 5, results: { product: 'xyz', score: 8 } },
  { _id: 6, results: [] },
];
const arrays = page('manual: reference/operator/query-array');
const arrayCases: Case[] = [
  arrays.find(
    '$elemMatch on values: one element meets all',
    RESULTS,
    { results: { $elemMatch: { $gte: 80, $lt: 85 } } },
    [1],
  ),
  arrays.find(
    '$elemMatch on documents',
    RESULTS,
    { results: { $elemMatch: { product: 'xyz', score: { $gte: 7 } } } },
    [4],
  ),
  arrays.find(
    'without $elemMatch two elements may do',
    RESULTS,
    { 'results.product': 'xyz', 'results.score': { $gte: 10 } },
    [3],
  ),
  arrays.find(
    '$elemMatch wants an array',
    RESULTS,
    { results: { $elemMatch: { product: 'xyz' } } },
    [3, 4],
  ),
  arrays.find(
    '$elemMatch with $or inside',
    RESULTS,
    { results: { $elemMatch: { $or: [{ score: 10 }, { score: 7 }] } } },
    [3, 4],
  ),
  arrays.find(
    '$elemMatch with $ne',
    RESULTS,
    { results: { $elemMatch: { product: { $ne: 'xyz' }, score: { $lt: 9 } } } },
    [4],
  ),
  arrays.find(
    '$elemMatch does not look into nested arrays',
    [
      { _id: 1, v: [[6]] },
      { _id: 2, v: [6] },
    ],
    { v: { $elemMatch: { $gt: 5 } } },
    [2],
  ),
  arrays.find(
    '$elemMatch with $in',
    RESULTS,
    { results: { $elemMatch: { $in: [75, 82] } } },
    [1, 2],
  ),
  arrays.find('$size', RESULTS, { results: { $size: 3 } }, [1, 2]),
  arrays.find('$size 0', RESULTS, { results: { $size: 0 } }, [6]),
  arrays.find(
    '$size below a path',
    [
      { _id: 1, a: { b: [1] } },
      { _id: 2, a: [{ b: [1, 2] }, { b: [3] }] },
    ],
    { 'a.b': { $size: 1 } },
    [1, 2],
  ),
  arrays.find('$all', INVENTORY, { tags: { $all: ['A', 'B'] } }, [1, 3, 4]),
  arrays.find(
    '$all with a single value on a scalar',
    [
      { _id: 1, v: 'x' },
      { _id: 2, v: ['x', 'y'] },
    ],
    { v: { $all: ['x'] } },
    [1, 2],
  ),
  arrays.find('$all of a nested array', INVENTORY, { tags: { $all: [['A', 'B']] } }, [3, 5]),
  arrays.find('$all of nothing', INVENTORY, { tags: { $all: [] } }, []),
  arrays.find(
    '$all with $elemMatch',
    RESULTS,
    {
      results: {
        $all: [
          { $elemMatch: { product: 'abc', score: { $gte: 9 } } },
          { $elemMatch: { product: 'xyz' } },
        ],
      },
    },
    [3],
  ),
  arrays.find('an element by its index', RESULTS, { 'results.0': 75 }, [2]),
  arrays.find('a field of an element by index', RESULTS, { 'results.1.score': 7 }, [4]),
  arrays.find('an array by index is not looked into', [{ _id: 1, v: [[1, 2]] }], { 'v.0': 1 }, []),
  arrays.find(
    'arrays within arrays by index',
    [{ _id: 1, v: [5, [{ b: 4 }]] }],
    { 'v.1.b': 4 },
    [1],
  ),
  arrays.find(
    'a path through two arrays',
    [
      { _id: 1, a: [{ b: [{ c: 1 }, { c: 2 }] }] },
      { _id: 2, a: [{ b: [{ c: 3 }] }] },
    ],
    { 'a.b.c': 2 },
    [1],
  ),
  arrays.find(
    'a numeric name of a document',
    [
      { _id: 1, a: { '0': 'x' } },
      { _id: 2, a: ['x'] },
    ],
    { 'a.0': 'x' },
    [1, 2],
  ),
];

const mod = page('manual: reference/operator/query/mod');
const bits = page('manual: reference/operator/query-bitwise');
const evaluationCases: Case[] = [
  mod.find(
    '$mod',
    [
      { _id: 1, q: 0 },
      { _id: 2, q: 5 },
      { _id: 3, q: 12 },
    ],
    { q: { $mod: [4, 0] } },
    [1, 3],
  ),
  mod.find(
    '$mod on negative numbers keeps the sign',
    [
      { _id: 1, q: -5 },
      { _id: 2, q: 5 },
    ],
    { q: { $mod: [4, -1] } },
    [1],
  ),
  mod.find(
    '$mod truncates the value',
    [
      { _id: 1, q: D(4.9) },
      { _id: 2, q: D(5) },
    ],
    { q: { $mod: [4, 0] } },
    [1],
  ),
  mod.find(
    '$mod truncates the operands',
    [
      { _id: 1, q: 8 },
      { _id: 2, q: 9 },
    ],
    { q: { $mod: [D(4.5), D(0.5)] } },
    [1],
  ),
  mod.find(
    '$mod passes other types over',
    [
      { _id: 1, q: '4' },
      { _id: 2, q: L(4) },
      { _id: 3, q: D(NaN) },
    ],
    { q: { $mod: [4, 0] } },
    [2],
  ),
  bits.find(
    '$bitsAllSet by mask',
    [
      { _id: 1, a: 54 },
      { _id: 2, a: 20 },
      { _id: 3, a: D(20) },
    ],
    { a: { $bitsAllSet: 50 } },
    [1],
  ),
  bits.find(
    '$bitsAnyClear by positions',
    [
      { _id: 1, a: 54 },
      { _id: 2, a: 20 },
      { _id: 3, a: 34 },
    ],
    { a: { $bitsAnyClear: [1, 5] } },
    [2],
  ),
  bits.find(
    '$bitsAnySet',
    [
      { _id: 1, a: 4 },
      { _id: 2, a: 8 },
    ],
    { a: { $bitsAnySet: [2] } },
    [1],
  ),
  bits.find(
    '$bitsAllClear',
    [
      { _id: 1, a: 4 },
      { _id: 2, a: 8 },
    ],
    { a: { $bitsAllClear: [2] } },
    [2],
  ),
];

export const queryCases: Case[] = [
  ...eqCases,
  ...nullCases,
  ...compareCases,
  ...setCases,
  ...logicCases,
  ...elementCases,
  ...regexCases,
  ...arrayCases,
  ...evaluationCases,
];
