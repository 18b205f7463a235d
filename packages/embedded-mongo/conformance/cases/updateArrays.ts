import { BSONRegExp } from 'bson';
import { type Case, D, type Fields, page } from '../case';

const push = page('manual: reference/operator/update/push');

const QUIZZES: Fields = {
  _id: 1,
  q: [
    { w: 1, s: 10 },
    { w: 2, s: 8 },
    { w: 3, s: 5 },
  ],
};

const pushCases: Case[] = [
  push.update('$push', { _id: 1, a: [1] }, { $push: { a: 2 } }, { _id: 1, a: [1, 2] }),
  push.update('$push makes the array', { _id: 1 }, { $push: { a: 2 } }, { _id: 1, a: [2] }),
  push.update(
    '$push an array is one element',
    { _id: 1, a: [1] },
    { $push: { a: [2, 3] } },
    { _id: 1, a: [1, [2, 3]] },
  ),
  push.update(
    '$push $each',
    { _id: 1, a: [1] },
    { $push: { a: { $each: [2, 3] } } },
    { _id: 1, a: [1, 2, 3] },
  ),
  push.update(
    '$push $each of nothing makes the array',
    { _id: 1 },
    { $push: { a: { $each: [] } } },
    { _id: 1, a: [] },
  ),
  push.update(
    '$position',
    { _id: 1, a: [100] },
    { $push: { a: { $each: [50, 60, 70], $position: 0 } } },
    { _id: 1, a: [50, 60, 70, 100] },
  ),
  push.update(
    '$position in the middle',
    { _id: 1, a: [50, 60, 70, 100] },
    { $push: { a: { $each: [20, 30], $position: 2 } } },
    { _id: 1, a: [50, 60, 20, 30, 70, 100] },
  ),
  push.update(
    '$position from the end',
    { _id: 1, a: [50, 60, 20, 30, 70, 100] },
    { $push: { a: { $each: [90, 80], $position: -2 } } },
    { _id: 1, a: [50, 60, 20, 30, 90, 80, 70, 100] },
  ),
  push.update(
    '$position beyond the end',
    { _id: 1, a: [1] },
    { $push: { a: { $each: [2], $position: 9 } } },
    { _id: 1, a: [1, 2] },
  ),
  push.update(
    '$slice the last',
    { _id: 1, a: [40, 50, 60] },
    { $push: { a: { $each: [80, 78, 86], $slice: -5 } } },
    { _id: 1, a: [50, 60, 80, 78, 86] },
  ),
  push.update(
    '$slice the first',
    { _id: 1, a: [89, 90] },
    { $push: { a: { $each: [100, 20], $slice: 3 } } },
    { _id: 1, a: [89, 90, 100] },
  ),
  push.update(
    '$slice alone',
    { _id: 1, a: [89, 70, 100, 20] },
    { $push: { a: { $each: [], $slice: -3 } } },
    { _id: 1, a: [70, 100, 20] },
  ),
  push.update(
    '$slice 0 empties',
    { _id: 1, a: [1] },
    { $push: { a: { $each: [2], $slice: 0 } } },
    { _id: 1, a: [] },
  ),
  push.update(
    '$slice on a missing field',
    { _id: 1 },
    { $push: { a: { $each: [1, 2, 3], $slice: -2 } } },
    { _id: 1, a: [2, 3] },
  ),
  push.update(
    '$sort values',
    { _id: 1, a: [89, 70, 89, 50] },
    { $push: { a: { $each: [40, 60], $sort: 1 } } },
    { _id: 1, a: [40, 50, 60, 70, 89, 89] },
  ),
  push.update(
    '$sort descending without values',
    { _id: 1, a: [89, 70, 100, 20] },
    { $push: { a: { $each: [], $sort: -1 } } },
    { _id: 1, a: [100, 89, 70, 20] },
  ),
  push.update(
    '$sort by a field, then $slice',
    QUIZZES,
    {
      $push: {
        q: {
          $each: [
            { w: 5, s: 8 },
            { w: 6, s: 7 },
          ],
          $sort: { s: -1 },
          $slice: 3,
        },
      },
    },
    {
      _id: 1,
      q: [
        { w: 1, s: 10 },
        { w: 2, s: 8 },
        { w: 5, s: 8 },
      ],
    },
  ),
  push.update(
    '$sort by several fields',
    QUIZZES,
    { $push: { q: { $each: [{ w: 0, s: 8 }], $sort: { s: 1, w: 1 } } } },
    {
      _id: 1,
      q: [
        { w: 3, s: 5 },
        { w: 0, s: 8 },
        { w: 2, s: 8 },
        { w: 1, s: 10 },
      ],
    },
  ),
];

const arrays = page('manual: reference/operator/update-array');

const arrayCases: Case[] = [
  arrays.update(
    '$addToSet adds what is new',
    { _id: 1, t: ['a'] },
    { $addToSet: { t: 'b' } },
    { _id: 1, t: ['a', 'b'] },
  ),
  arrays.update(
    '$addToSet leaves what is there',
    { _id: 1, t: ['a'] },
    { $addToSet: { t: 'a' } },
    { _id: 1, t: ['a'] },
  ),
  arrays.update(
    '$addToSet: equal numbers of other types are there',
    { _id: 1, t: [1] },
    { $addToSet: { t: D(1) } },
    { _id: 1, t: [1] },
  ),
  arrays.update(
    '$addToSet an array is one element',
    { _id: 1, t: ['a'] },
    { $addToSet: { t: ['b', 'c'] } },
    { _id: 1, t: ['a', ['b', 'c']] },
  ),
  arrays.update(
    '$addToSet $each without doubles',
    { _id: 1, t: ['a'] },
    { $addToSet: { t: { $each: ['b', 'a', 'b', 'c'] } } },
    { _id: 1, t: ['a', 'b', 'c'] },
  ),
  arrays.update(
    '$addToSet keeps doubles already there',
    { _id: 1, t: [1, 1] },
    { $addToSet: { t: 2 } },
    { _id: 1, t: [1, 1, 2] },
  ),
  arrays.update(
    '$addToSet documents by field order',
    { _id: 1, t: [{ a: 1, b: 2 }] },
    { $addToSet: { t: { b: 2, a: 1 } } },
    {
      _id: 1,
      t: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    },
  ),
  arrays.update(
    '$pop the last',
    { _id: 1, s: [8, 9, 10] },
    { $pop: { s: 1 } },
    { _id: 1, s: [8, 9] },
  ),
  arrays.update(
    '$pop the first',
    { _id: 1, s: [8, 9, 10] },
    { $pop: { s: -1 } },
    { _id: 1, s: [9, 10] },
  ),
  arrays.update('$pop an empty array', { _id: 1, s: [] }, { $pop: { s: 1 } }, { _id: 1, s: [] }),
  arrays.update('$pop what is missing', { _id: 1 }, { $pop: { s: 1 } }, { _id: 1 }),
  arrays.update(
    '$pull a value',
    { _id: 1, v: [3, 5, 6, 3] },
    { $pull: { v: 3 } },
    { _id: 1, v: [5, 6] },
  ),
  arrays.update(
    '$pull by operators',
    { _id: 1, v: [3, 5, 6, 7, 7, 8] },
    { $pull: { v: { $gte: 6 } } },
    { _id: 1, v: [3, 5] },
  ),
  arrays.update(
    '$pull by $in',
    { _id: 1, f: ['apples', 'pears', 'grapes'] },
    { $pull: { f: { $in: ['apples', 'grapes'] } } },
    { _id: 1, f: ['pears'] },
  ),
  arrays.update(
    '$pull documents by a query on them',
    {
      _id: 1,
      r: [
        { item: 'A', score: 5 },
        { item: 'B', score: 8, c: 1 },
      ],
    },
    { $pull: { r: { score: 8, item: 'B' } } },
    { _id: 1, r: [{ item: 'A', score: 5 }] },
  ),
  arrays.update(
    '$pull documents with operators in the query',
    { _id: 1, r: [{ s: 5 }, { s: 8 }] },
    { $pull: { r: { s: { $gt: 6 } } } },
    { _id: 1, r: [{ s: 5 }] },
  ),
  arrays.update(
    '$pull by regular expression',
    { _id: 1, f: ['apples', 'pears'] },
    { $pull: { f: new BSONRegExp('^a', '') } },
    { _id: 1, f: ['pears'] },
  ),
  arrays.update(
    '$pull by $elemMatch inside',
    { _id: 1, r: [{ a: [{ q: 1 }] }, { a: [{ q: 2 }] }] },
    { $pull: { r: { a: { $elemMatch: { q: 2 } } } } },
    { _id: 1, r: [{ a: [{ q: 1 }] }] },
  ),
  arrays.update(
    '$pull an exact array',
    { _id: 1, v: [[1], [2]] },
    { $pull: { v: [1] } },
    { _id: 1, v: [[2]] },
  ),
  arrays.update('$pull from what is missing', { _id: 1 }, { $pull: { v: 1 } }, { _id: 1 }),
  arrays.update(
    '$pullAll',
    { _id: 1, s: [0, 2, 5, 5, 1, 0] },
    { $pullAll: { s: [0, 5] } },
    { _id: 1, s: [2, 1] },
  ),
  arrays.update(
    '$pullAll compares numbers by value',
    { _id: 1, s: [1, 2] },
    { $pullAll: { s: [D(1)] } },
    { _id: 1, s: [2] },
  ),
  arrays.update(
    '$pullAll documents exactly',
    { _id: 1, s: [{ a: 1, b: 2 }] },
    { $pullAll: { s: [{ a: 1 }] } },
    { _id: 1, s: [{ a: 1, b: 2 }] },
  ),
];

export const arrayUpdateCases: Case[] = [...pushCases, ...arrayCases];
