import { type Case, D, type Fields, L, N, page } from '../case';
import { BY_ID } from './sales';

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

export const lookupCases: Case[] = [
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
    '$lookup from an empty local array joins null and missing',
    [{ _id: 1, item: [] }],
    [{ $lookup: EQUALITY }, IDS],
    [{ _id: 1, ids: [5, 6] }],
    STOCK,
  ),
  lookup.pipeline(
    '$lookup opens a local array once',
    [{ _id: 1, item: [['x', 'y'], 'z'] }],
    [{ $lookup: EQUALITY }, IDS],
    [{ _id: 1, ids: [1, 3] }],
    [
      { _id: 1, sku: ['x', 'y'] },
      { _id: 2, sku: 'y' },
      { _id: 3, sku: 'z' },
    ],
  ),
  lookup.pipeline(
    '$lookup joins equal numbers of all types, and NaN',
    [{ _id: 1, item: [1, D(NaN)] }],
    [{ $lookup: EQUALITY }, IDS],
    [{ _id: 1, ids: [1, 2, 3] }],
    [
      { _id: 1, sku: L(1) },
      { _id: 2, sku: N('1.0') },
      { _id: 3, sku: N('NaN') },
      { _id: 4, sku: '1' },
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
    '$unionWith in an order, from a place, up to a number',
    [{ _id: 0 }],
    [
      {
        $unionWith: {
          coll: 'd',
          pipeline: [
            { $match: { _id: { $in: [1, 2, 4, 5] } } },
            { $sort: { _id: -1 } },
            { $skip: 1 },
            { $limit: 2 },
            { $project: { _id: 1 } },
          ],
        },
      },
    ],
    [{ _id: 0 }, { _id: 4 }, { _id: 2 }],
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
