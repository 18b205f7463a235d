import { type Case, D, type Fields, L, N, page } from '../case';

const SALES: Fields[] = [
  { _id: 1, item: 'abc', price: N('10'), qty: 2, date: new Date('2014-03-01') },
  { _id: 2, item: 'jkl', price: N('20'), qty: 1, date: new Date('2014-03-01') },
  { _id: 3, item: 'xyz', price: N('5'), qty: 10, date: new Date('2014-03-15') },
  { _id: 4, item: 'xyz', price: N('5'), qty: 20, date: new Date('2014-04-04') },
  { _id: 5, item: 'abc', price: N('10'), qty: 10, date: new Date('2014-04-04') },
];
const BY_ID = { $sort: { _id: 1 } };
const group = page('manual: reference/operator/aggregation/group');
const one = (name: string, accumulator: Fields, expected: unknown, docs: Fields[] = SALES): Case =>
  group.pipeline(
    name,
    docs,
    [{ $sort: { _id: 1 } }, { $group: { _id: null, r: accumulator } }],
    [{ _id: null, r: expected }],
  );
const groupCases: Case[] = [
  group.pipeline(
    '$group with $sum of an expression',
    SALES,
    [{ $group: { _id: '$item', total: { $sum: { $multiply: ['$price', '$qty'] } } } }, BY_ID],
    [
      { _id: 'abc', total: N('120') },
      { _id: 'jkl', total: N('20') },
      { _id: 'xyz', total: N('150') },
    ],
  ),
  group.pipeline(
    '$group distinct values',
    SALES,
    [{ $group: { _id: '$item' } }, BY_ID],
    [{ _id: 'abc' }, { _id: 'jkl' }, { _id: 'xyz' }],
  ),
  group.pipeline(
    '$group then $match, as HAVING',
    SALES,
    [{ $group: { _id: '$item', n: { $sum: '$qty' } } }, { $match: { n: { $gte: 12 } } }, BY_ID],
    [
      { _id: 'abc', n: 12 },
      { _id: 'xyz', n: 30 },
    ],
  ),
  group.pipeline(
    '$group by several fields',
    SALES,
    [
      { $group: { _id: { m: { $month: '$date' }, i: '$item' }, n: { $sum: 1 } } },
      { $match: { '_id.i': 'xyz' } },
      BY_ID,
    ],
    [
      { _id: { m: 3, i: 'xyz' }, n: 1 },
      { _id: { m: 4, i: 'xyz' }, n: 1 },
    ],
  ),
  group.pipeline(
    '$group: missing and null are one group',
    [{ _id: 1 }, { _id: 2, k: null }, { _id: 3, k: 1 }],
    [{ $group: { _id: '$k', n: { $sum: 1 } } }, BY_ID],
    [
      { _id: null, n: 2 },
      { _id: 1, n: 1 },
    ],
  ),
  group.pipeline(
    '$group: equal numbers of all types are one group',
    [
      { _id: 1, k: 1 },
      { _id: 2, k: D(1) },
      { _id: 3, k: L(1) },
    ],
    [{ $group: { _id: '$k', n: { $sum: 1 } } }],
    [{ _id: 1, n: 3 }],
  ),
  group.pipeline(
    '$group of an empty collection',
    [],
    [{ $group: { _id: null, n: { $sum: 1 } } }],
    [],
  ),
  one('$sum ignores what is no number', { $sum: '$v' }, 3, [
    { _id: 1, v: 1 },
    { _id: 2, v: 'x' },
    { _id: 3, v: 2 },
    { _id: 4 },
  ]),
  one('$sum of ints past int is long', { $sum: '$v' }, L('4294967294'), [
    { _id: 1, v: 2147483647 },
    { _id: 2, v: 2147483647 },
  ]),
  one('$sum of int and double is double', { $sum: '$v' }, D(3.5), [
    { _id: 1, v: 1 },
    { _id: 2, v: 2.5 },
  ]),
  one('$sum of longs is exact', { $sum: '$v' }, L('9007199254740994'), [
    { _id: 1, v: L('9007199254740993') },
    { _id: 2, v: 1 },
  ]),
  one('$sum of nothing numeric', { $sum: '$nowhere' }, 0),
  one('$avg', { $avg: '$qty' }, D(8.6)),
  one('$avg of decimals', { $avg: '$price' }, N('10')),
  one('$avg of nothing', { $avg: '$nowhere' }, null),
  one('$min and null', { $min: '$v' }, 1, [
    { _id: 1, v: null },
    { _id: 2, v: 5 },
    { _id: 3, v: 1 },
  ]),
  one('$max across types', { $max: '$v' }, 'a', [
    { _id: 1, v: 9 },
    { _id: 2, v: 'a' },
  ]),
  one('$first', { $first: '$item' }, 'abc'),
  one('$last', { $last: '$item' }, 'abc'),
  one('$first of a missing field', { $first: '$v' }, null, [{ _id: 1 }, { _id: 2, v: 1 }]),
  one('$push', { $push: '$qty' }, [2, 1, 10, 20, 10]),
  one(
    '$push leaves missing out',
    { $push: '$v' },
    [null, 1],
    [{ _id: 1, v: null }, { _id: 2 }, { _id: 3, v: 1 }],
  ),
  one(
    '$addToSet',
    { $addToSet: '$v' },
    [1],
    [
      { _id: 1, v: 1 },
      { _id: 2, v: D(1) },
    ],
  ),
  one('$count', { $count: {} }, 5),
  one('$mergeObjects', { $mergeObjects: '$v' }, { a: 1, b: 3 }, [
    { _id: 1, v: { a: 1, b: 2 } },
    { _id: 2, v: { b: 3 } },
  ]),
  one('$firstN', { $firstN: { input: '$qty', n: 2 } }, [2, 1]),
  one('$maxN', { $maxN: { input: '$qty', n: 2 } }, [20, 10]),
  one('$top', { $top: { sortBy: { qty: -1 }, output: '$_id' } }, 4),
  one('$bottomN', { $bottomN: { sortBy: { qty: -1, _id: 1 }, output: '$_id', n: 2 } }, [1, 2]),
  one(
    '$stdDevPop',
    { $stdDevPop: '$v' },
    D(2),
    [2, 4, 4, 4, 5, 5, 7, 9].map((v, _id) => ({ _id, v })),
  ),
];

const ITEM: Fields = { _id: 1, a: 1, b: { c: 2, d: 3 }, l: [{ k: 1 }, { k: 2 }] };
const shape = page(
  'manual: reference/operator/aggregation/project, addFields, unset and replaceRoot',
);
const shapeCases: Case[] = [
  shape.pipeline(
    '$project keeps and computes',
    [ITEM],
    [{ $project: { a: 1, sum: { $add: ['$a', '$b.c'] } } }],
    [{ _id: 1, a: 1, sum: 3 }],
  ),
  shape.pipeline(
    '$project excludes',
    [ITEM],
    [{ $project: { 'b.c': 0, l: 0 } }],
    [{ _id: 1, a: 1, b: { d: 3 } }],
  ),
  shape.pipeline(
    '$project in an embedded document',
    [ITEM],
    [{ $project: { _id: 0, 'b.e': '$a' } }],
    [{ b: { e: 1 } }],
  ),
  shape.pipeline(
    '$project conditionally removes',
    [ITEM],
    [{ $project: { _id: 0, a: { $cond: [{ $eq: ['$a', 1] }, '$$REMOVE', '$a'] } } }],
    [{}],
  ),
  shape.pipeline(
    '$project an array of expressions',
    [ITEM],
    [{ $project: { _id: 0, p: ['$a', '$b.c'] } }],
    [{ p: [1, 2] }],
  ),
  shape.pipeline(
    '$addFields',
    [ITEM],
    [{ $addFields: { a: 9, z: '$b.c' } }],
    [{ _id: 1, a: 9, b: { c: 2, d: 3 }, l: [{ k: 1 }, { k: 2 }], z: 2 }],
  ),
  shape.pipeline(
    '$addFields to an embedded document',
    [ITEM],
    [{ $addFields: { 'b.e': 5 } }, { $project: { b: 1 } }],
    [{ _id: 1, b: { c: 2, d: 3, e: 5 } }],
  ),
  shape.pipeline(
    '$addFields to every document of an array',
    [ITEM],
    [{ $set: { 'l.n': '$a' } }, { $project: { l: 1 } }],
    [
      {
        _id: 1,
        l: [
          { k: 1, n: 1 },
          { k: 2, n: 1 },
        ],
      },
    ],
  ),
  shape.pipeline(
    '$addFields over a scalar makes a document',
    [ITEM],
    [{ $addFields: { 'a.x': 1 } }, { $project: { a: 1 } }],
    [{ _id: 1, a: { x: 1 } }],
  ),
  shape.pipeline(
    '$unset fields',
    [ITEM],
    [{ $unset: ['l', 'b.c'] }],
    [{ _id: 1, a: 1, b: { d: 3 } }],
  ),
  shape.pipeline(
    '$unset one field',
    [ITEM],
    [{ $unset: 'l' }, { $unset: 'b' }],
    [{ _id: 1, a: 1 }],
  ),
  shape.pipeline('$replaceRoot', [ITEM], [{ $replaceRoot: { newRoot: '$b' } }], [{ c: 2, d: 3 }]),
  shape.pipeline(
    '$replaceWith',
    [ITEM],
    [{ $replaceWith: { $mergeObjects: [{ z: 0 }, '$b'] } }],
    [{ z: 0, c: 2, d: 3 }],
  ),
];

const UNWIND: Fields[] = [
  { _id: 1, s: ['S', 'M'] },
  { _id: 2, s: [] },
  { _id: 3, s: 'M' },
  { _id: 4 },
  { _id: 5, s: null },
];
const flow = page(
  'manual: reference/operator/aggregation/unwind, sort, limit, skip, count and sortByCount',
);
const flowCases: Case[] = [
  flow.pipeline(
    '$unwind',
    UNWIND,
    [{ $unwind: '$s' }],
    [
      { _id: 1, s: 'S' },
      { _id: 1, s: 'M' },
      { _id: 3, s: 'M' },
    ],
  ),
  flow.pipeline(
    '$unwind with the index',
    UNWIND,
    [{ $match: { _id: { $in: [1, 3] } } }, { $unwind: { path: '$s', includeArrayIndex: 'i' } }],
    [
      { _id: 1, s: 'S', i: L(0) },
      { _id: 1, s: 'M', i: L(1) },
      { _id: 3, s: 'M', i: null },
    ],
  ),
  flow.pipeline(
    '$unwind preserving the empty',
    UNWIND,
    [{ $unwind: { path: '$s', preserveNullAndEmptyArrays: true } }],
    [
      { _id: 1, s: 'S' },
      { _id: 1, s: 'M' },
      { _id: 2 },
      { _id: 3, s: 'M' },
      { _id: 4 },
      { _id: 5, s: null },
    ],
  ),
  flow.pipeline(
    '$unwind an embedded array',
    [{ _id: 1, a: { b: [1, 2] } }],
    [{ $unwind: '$a.b' }],
    [
      { _id: 1, a: { b: 1 } },
      { _id: 1, a: { b: 2 } },
    ],
  ),
  flow.pipeline(
    '$sort, $skip and $limit',
    SALES,
    [{ $sort: { qty: -1, _id: 1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { qty: 1 } }],
    [
      { _id: 3, qty: 10 },
      { _id: 5, qty: 10 },
    ],
  ),
  flow.pipeline(
    '$limit before $sort',
    SALES,
    [{ $sort: { _id: 1 } }, { $limit: 2 }, { $sort: { _id: -1 } }, { $project: { _id: 1 } }],
    [{ _id: 2 }, { _id: 1 }],
  ),
  flow.pipeline(
    '$count',
    SALES,
    [{ $match: { qty: { $gte: 10 } } }, { $count: 'many' }],
    [{ many: 3 }],
  ),
  flow.pipeline(
    '$count of nothing has no document',
    SALES,
    [{ $match: { qty: 1000 } }, { $count: 'many' }],
    [],
  ),
  flow.pipeline(
    '$sortByCount',
    UNWIND,
    [{ $unwind: '$s' }, { $sortByCount: '$s' }],
    [
      { _id: 'M', count: 2 },
      { _id: 'S', count: 1 },
    ],
  ),
  flow.pipeline(
    '$match in the middle',
    SALES,
    [{ $project: { n: { $add: ['$qty', 1] } } }, { $match: { n: 21 } }],
    [{ _id: 4, n: 21 }],
  ),
  flow.pipeline(
    '$sample of more than there are',
    [{ _id: 1 }],
    [{ $sample: { size: 5 } }],
    [{ _id: 1 }],
  ),
  flow.pipeline(
    '$sample then $count',
    SALES,
    [{ $sample: { size: 3 } }, { $count: 'n' }],
    [{ n: 3 }],
  ),
];

const bucket = page('manual: reference/operator/aggregation/bucket and facet');
const ARTISTS: Fields[] = [
  { _id: 1, born: 1864 },
  { _id: 2, born: 1840 },
  { _id: 3, born: 1850 },
  { _id: 4, born: 1999 },
  { _id: 5 },
];
const bucketCases: Case[] = [
  bucket.pipeline(
    '$bucket: a lower boundary is inside',
    ARTISTS,
    [
      { $match: { born: { $lt: 1900 } } },
      { $bucket: { groupBy: '$born', boundaries: [1840, 1850, 1870] } },
    ],
    [
      { _id: 1840, count: 1 },
      { _id: 1850, count: 2 },
    ],
  ),
  bucket.pipeline(
    '$bucket with a default',
    ARTISTS,
    [
      { $sort: { _id: 1 } },
      {
        $bucket: {
          groupBy: '$born',
          boundaries: [1840, 1850, 1870],
          default: 'other',
          output: { ids: { $push: '$_id' } },
        },
      },
    ],
    [
      { _id: 1840, ids: [2] },
      { _id: 1850, ids: [1, 3] },
      { _id: 'other', ids: [4, 5] },
    ],
  ),
  bucket.pipeline(
    '$facet',
    SALES,
    [
      {
        $facet: {
          n: [{ $count: 'n' }],
          top: [{ $sort: { qty: -1 } }, { $limit: 1 }, { $project: { qty: 1 } }],
          none: [{ $match: { _id: 99 } }],
        },
      },
    ],
    [{ n: [{ n: 5 }], top: [{ _id: 4, qty: 20 }], none: [] }],
  ),
];

const ORDERS: Fields[] = [
  { _id: 1, item: 'almonds', qty: 2 },
  { _id: 2, item: 'pecans', qty: 1 },
  { _id: 3 },
];
const STOCK: Fields[] = [
  { _id: 1, sku: 'almonds', instock: 120 },
  { _id: 2, sku: 'bread', instock: 80 },
  { _id: 4, sku: 'pecans', instock: 70 },
  { _id: 5, sku: null },
  { _id: 6 },
];
const IDS = { $project: { _id: 1, ids: '$r._id' } };
const lookup = page('manual: reference/operator/aggregation/lookup and unionWith');
const EQUALITY = { from: 'd', localField: 'item', foreignField: 'sku', as: 'r' };
const lookupCases: Case[] = [
  lookup.pipeline(
    '$lookup by equality; missing joins null and missing',
    ORDERS,
    [{ $lookup: EQUALITY }, BY_ID, IDS],
    [
      { _id: 1, ids: [1] },
      { _id: 2, ids: [4] },
      { _id: 3, ids: [5, 6] },
    ],
    STOCK,
  ),
  lookup.pipeline(
    '$lookup gives whole documents',
    [{ _id: 1, item: 'bread' }],
    [{ $lookup: EQUALITY }],
    [{ _id: 1, item: 'bread', r: [{ _id: 2, sku: 'bread', instock: 80 }] }],
    STOCK,
  ),
  lookup.pipeline(
    '$lookup from a local array',
    [{ _id: 1, item: ['almonds', 'bread'] }],
    [{ $lookup: EQUALITY }, IDS],
    [{ _id: 1, ids: [1, 2] }],
    STOCK,
  ),
  lookup.pipeline(
    '$lookup into a foreign array',
    [{ _id: 1, item: 'x' }],
    [{ $lookup: EQUALITY }, IDS],
    [{ _id: 1, ids: [1] }],
    [
      { _id: 1, sku: ['x', 'y'] },
      { _id: 2, sku: 'y' },
    ],
  ),
  lookup.pipeline(
    '$lookup without a match',
    [{ _id: 1, item: 'none' }],
    [{ $lookup: EQUALITY }, IDS],
    [{ _id: 1, ids: [] }],
    STOCK,
  ),
  lookup.pipeline(
    '$lookup into a nested field',
    [{ _id: 1, item: 'bread' }],
    [{ $lookup: { ...EQUALITY, as: 'x.y' } }, { $project: { n: { $size: '$x.y' } } }],
    [{ _id: 1, n: 1 }],
    STOCK,
  ),
  lookup.pipeline(
    '$lookup with let and a pipeline',
    ORDERS.slice(0, 2),
    [
      {
        $lookup: {
          from: 'd',
          let: { i: '$item', q: '$qty' },
          pipeline: [
            {
              $match: {
                $expr: { $and: [{ $eq: ['$sku', '$$i'] }, { $gte: ['$instock', '$$q'] }] },
              },
            },
            { $project: { _id: 0, instock: 1 } },
          ],
          as: 'r',
        },
      },
      BY_ID,
    ],
    [
      { _id: 1, item: 'almonds', qty: 2, r: [{ instock: 120 }] },
      { _id: 2, item: 'pecans', qty: 1, r: [{ instock: 70 }] },
    ],
    STOCK,
  ),
  lookup.pipeline(
    '$lookup with fields and a pipeline',
    ORDERS.slice(0, 1),
    [
      { $lookup: { ...EQUALITY, pipeline: [{ $project: { _id: 0, n: '$instock' } }] } },
      { $project: { r: 1 } },
    ],
    [{ _id: 1, r: [{ n: 120 }] }],
    STOCK,
  ),
  lookup.pipeline(
    '$lookup uncorrelated',
    [{ _id: 1 }, { _id: 2 }],
    [
      {
        $lookup: {
          from: 'd',
          pipeline: [{ $match: { instock: { $gt: 75 } } }, { $count: 'n' }],
          as: 'r',
        },
      },
      BY_ID,
    ],
    [
      { _id: 1, r: [{ n: 2 }] },
      { _id: 2, r: [{ n: 2 }] },
    ],
    STOCK,
  ),
  lookup.pipeline(
    '$lookup in an unknown collection',
    [{ _id: 1 }],
    [{ $lookup: { ...EQUALITY, from: 'unknown' } }],
    [{ _id: 1, r: [] }],
  ),
  lookup.pipeline(
    '$lookup then $unwind',
    ORDERS.slice(0, 1),
    [{ $lookup: EQUALITY }, { $unwind: '$r' }, { $replaceRoot: { newRoot: '$r' } }],
    [{ _id: 1, sku: 'almonds', instock: 120 }],
    STOCK,
  ),
  lookup.pipeline(
    '$unionWith',
    [{ _id: 1 }],
    [
      {
        $unionWith: {
          coll: 'd',
          pipeline: [{ $match: { instock: 80 } }, { $project: { _id: 1 } }],
        },
      },
    ],
    [{ _id: 1 }, { _id: 2 }],
    STOCK,
  ),
  lookup.pipeline(
    '$unionWith a whole collection',
    [{ _id: 1 }],
    [{ $unionWith: 'd' }, { $count: 'n' }],
    [{ n: 6 }],
    STOCK,
  ),
];

export const pipelineCases: Case[] = [
  ...groupCases,
  ...shapeCases,
  ...flowCases,
  ...bucketCases,
  ...lookupCases,
];
