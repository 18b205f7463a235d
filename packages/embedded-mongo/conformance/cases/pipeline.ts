import { type Case, type Fields, L, page } from '../case';
import { SALES } from './sales';

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

export const pipelineCases: Case[] = [...shapeCases, ...flowCases, ...bucketCases];
