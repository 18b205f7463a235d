import { type Case, D, type Fields, L, N, page } from '../case';
import { SALES, BY_ID } from './sales';

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

export const groupStageCases: Case[] = [...groupCases];
