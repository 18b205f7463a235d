import { BSONRegExp, Binary, ObjectId } from 'bson';
import { type Case, D, type Fields, L, N, page } from '../case';
import { INVENTORY } from './inventory';

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

export const queryArrayCases: Case[] = [
  ...elementCases,
  ...regexCases,
  ...arrayCases,
  ...evaluationCases,
];
