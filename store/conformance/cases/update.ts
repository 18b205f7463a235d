import { BSONRegExp } from 'bson';
import { type Case, D, type Fields, L, N, page } from '../case';

const fields = page('manual: reference/operator/update-field');
const fieldCases: Case[] = [
  fields.update('$set a field', { _id: 1, a: 1 }, { $set: { a: 2 } }, { _id: 1, a: 2 }),
  fields.update(
    '$set new fields in the order of their names',
    { _id: 1, m: 0 },
    { $set: { z: 1, b: 2, a: 3 } },
    { _id: 1, m: 0, a: 3, b: 2, z: 1 },
  ),
  fields.update(
    '$set new fields: numbers in number order',
    { _id: 1 },
    { $set: { '10': 1, '9': 1 } },
    { _id: 1, '9': 1, '10': 1 },
  ),
  fields.update(
    '$set in an embedded document',
    { _id: 1, a: { b: 1, c: 2 } },
    { $set: { 'a.b': 9 } },
    { _id: 1, a: { b: 9, c: 2 } },
  ),
  fields.update(
    '$set makes the documents on its way',
    { _id: 1 },
    { $set: { 'a.b.c': 1 } },
    { _id: 1, a: { b: { c: 1 } } },
  ),
  fields.update(
    '$set an array element',
    { _id: 1, a: [1, 2, 3] },
    { $set: { 'a.1': 9 } },
    { _id: 1, a: [1, 9, 3] },
  ),
  fields.update(
    '$set beyond the end pads with null',
    { _id: 1, a: [1] },
    { $set: { 'a.3': 9 } },
    { _id: 1, a: [1, null, null, 9] },
  ),
  fields.update(
    '$set a numeric name in a document',
    { _id: 1, a: {} },
    { $set: { 'a.0': 9 } },
    { _id: 1, a: { '0': 9 } },
  ),
  fields.update(
    '$set changes the type',
    { _id: 1, a: 1 },
    { $set: { a: L(1) } },
    { _id: 1, a: L(1) },
  ),
  fields.update('$set of nothing', { _id: 1, a: 1 }, { $set: {} }, { _id: 1, a: 1 }),
  fields.update(
    '$set _id to what it is',
    { _id: 1, a: 1 },
    { $set: { _id: 1, a: 2 } },
    { _id: 1, a: 2 },
  ),
  fields.update('$unset', { _id: 1, a: 1, b: 2 }, { $unset: { a: '' } }, { _id: 1, b: 2 }),
  fields.update(
    '$unset an embedded field',
    { _id: 1, a: { b: 1, c: 2 } },
    { $unset: { 'a.b': 1 } },
    { _id: 1, a: { c: 2 } },
  ),
  fields.update(
    '$unset an array element leaves null',
    { _id: 1, a: [1, 2] },
    { $unset: { 'a.0': 1 } },
    { _id: 1, a: [null, 2] },
  ),
  fields.update(
    '$unset what is not there',
    { _id: 1, a: 1 },
    { $unset: { 'b.c': 1 } },
    { _id: 1, a: 1 },
  ),
  fields.update(
    '$rename',
    { _id: 1, nmae: 'x' },
    { $rename: { nmae: 'name' } },
    { _id: 1, name: 'x' },
  ),
  fields.update(
    '$rename into an embedded document',
    { _id: 1, a: 1, n: { x: 0 } },
    { $rename: { a: 'n.y' } },
    { _id: 1, n: { x: 0, y: 1 } },
  ),
  fields.update(
    '$rename over a field that is there',
    { _id: 1, a: 1, b: 2 },
    { $rename: { a: 'b' } },
    { _id: 1, b: 1 },
  ),
  fields.update(
    '$rename what is not there',
    { _id: 1, b: 2 },
    { $rename: { a: 'b' } },
    { _id: 1, b: 2 },
  ),
  fields.update('$min lowers', { _id: 1, v: 200 }, { $min: { v: 150 } }, { _id: 1, v: 150 }),
  fields.update(
    '$min keeps the lower',
    { _id: 1, v: 100 },
    { $min: { v: 150 } },
    { _id: 1, v: 100 },
  ),
  fields.update('$min sets what is missing', { _id: 1 }, { $min: { v: 150 } }, { _id: 1, v: 150 }),
  fields.update(
    '$min compares across types',
    { _id: 1, v: 'a' },
    { $min: { v: 5 } },
    { _id: 1, v: 5 },
  ),
  fields.update('$min with null', { _id: 1, v: 5 }, { $min: { v: null } }, { _id: 1, v: null }),
  fields.update('$max raises', { _id: 1, v: 800 }, { $max: { v: 950 } }, { _id: 1, v: 950 }),
  fields.update(
    '$max keeps the higher, with its type',
    { _id: 1, v: L(5) },
    { $max: { v: 5 } },
    { _id: 1, v: L(5) },
  ),
  fields.update(
    '$max of dates',
    { _id: 1, v: new Date(5) },
    { $max: { v: new Date(9) } },
    { _id: 1, v: new Date(9) },
  ),
  fields.update(
    '$setOnInsert does nothing on an update',
    { _id: 1, a: 1 },
    { $set: { a: 2 }, $setOnInsert: { b: 1 } },
    { _id: 1, a: 2 },
  ),
];

const numbers = page('manual: reference/operator/update/inc and mul');
const numberCases: Case[] = [
  numbers.update(
    '$inc',
    { _id: 1, q: 10, m: { o: 2 } },
    { $inc: { q: -2, 'm.o': 1 } },
    { _id: 1, q: 8, m: { o: 3 } },
  ),
  numbers.update('$inc sets what is missing', { _id: 1 }, { $inc: { q: 5 } }, { _id: 1, q: 5 }),
  numbers.update(
    '$inc int by long is long',
    { _id: 1, q: 1 },
    { $inc: { q: L(1) } },
    { _id: 1, q: L(2) },
  ),
  numbers.update(
    '$inc int by double is double',
    { _id: 1, q: 1 },
    { $inc: { q: D(1) } },
    { _id: 1, q: D(2) },
  ),
  numbers.update(
    '$inc by decimal is decimal',
    { _id: 1, q: D(1) },
    { $inc: { q: N('0.10') } },
    { _id: 1, q: N('1.10000000000000') },
  ),
  numbers.update(
    '$inc decimals exactly',
    { _id: 1, q: N('0.1') },
    { $inc: { q: N('0.2') } },
    { _id: 1, q: N('0.3') },
  ),
  numbers.update(
    '$inc past int is long',
    { _id: 1, q: 2147483647 },
    { $inc: { q: 1 } },
    { _id: 1, q: L('2147483648') },
  ),
  numbers.update(
    '$inc longs exactly',
    { _id: 1, q: L('9007199254740992') },
    { $inc: { q: 1 } },
    { _id: 1, q: L('9007199254740993') },
  ),
  numbers.update(
    '$mul',
    { _id: 1, p: N('10.99'), q: 25 },
    { $mul: { p: N('1.25'), q: 2 } },
    { _id: 1, p: N('13.7375'), q: 50 },
  ),
  numbers.update(
    '$mul sets a missing field to zero of the type',
    { _id: 1 },
    { $mul: { a: L(100), b: D(2), c: 5 } },
    { _id: 1, a: L(0), b: D(0), c: 0 },
  ),
  numbers.update(
    '$mul int by long is long',
    { _id: 1, p: 10 },
    { $mul: { p: L(5) } },
    { _id: 1, p: L(50) },
  ),
  numbers.update(
    '$mul past int is long',
    { _id: 1, p: 2000000000 },
    { $mul: { p: 2 } },
    { _id: 1, p: L('4000000000') },
  ),
];

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

const positional = page(
  'manual: reference/operator/update/positional, positional-all and positional-filtered',
);
const GRADES: Fields = { _id: 1, g: [85, 80, 80] };
const STUDENT: Fields = {
  _id: 4,
  g: [
    { grade: 80, mean: 75 },
    { grade: 85, mean: 90 },
    { grade: 90, mean: 85 },
  ],
};
const positionalCases: Case[] = [
  positional.update(
    '$ is the first match',
    GRADES,
    { $set: { 'g.$': 82 } },
    { _id: 1, g: [85, 82, 80] },
    { q: { g: 80 } },
  ),
  positional.update(
    '$ in an array of documents',
    STUDENT,
    { $set: { 'g.$.mean': 6 } },
    {
      _id: 4,
      g: [
        { grade: 80, mean: 75 },
        { grade: 85, mean: 6 },
        { grade: 90, mean: 85 },
      ],
    },
    { q: { 'g.grade': 85 } },
  ),
  positional.update(
    '$ with $elemMatch',
    STUDENT,
    { $set: { 'g.$.mean': 6 } },
    {
      _id: 4,
      g: [
        { grade: 80, mean: 75 },
        { grade: 85, mean: 6 },
        { grade: 90, mean: 85 },
      ],
    },
    { q: { g: { $elemMatch: { grade: { $lte: 90 }, mean: { $gt: 80 } } } } },
  ),
  positional.update(
    '$ twice in one update',
    STUDENT,
    { $set: { 'g.$.mean': 1, 'g.$.grade': 2 } },
    {
      _id: 4,
      g: [
        { grade: 2, mean: 1 },
        { grade: 85, mean: 90 },
        { grade: 90, mean: 85 },
      ],
    },
    { q: { 'g.grade': 80 } },
  ),
  positional.update(
    '$ with $inc',
    GRADES,
    { $inc: { 'g.$': 1 } },
    { _id: 1, g: [86, 80, 80] },
    { q: { g: { $gt: 80 } } },
  ),
  positional.update(
    '$ with $unset',
    GRADES,
    { $unset: { 'g.$': 1 } },
    { _id: 1, g: [null, 80, 80] },
    { q: { g: 85 } },
  ),
  positional.update(
    '$[] all elements',
    GRADES,
    { $inc: { 'g.$[]': 10 } },
    { _id: 1, g: [95, 90, 90] },
  ),
  positional.update(
    '$[] all documents',
    STUDENT,
    { $set: { 'g.$[].mean': 0 } },
    {
      _id: 4,
      g: [
        { grade: 80, mean: 0 },
        { grade: 85, mean: 0 },
        { grade: 90, mean: 0 },
      ],
    },
  ),
  positional.update(
    '$[] within $[]',
    { _id: 1, a: [{ b: [1, 2] }, { b: [3] }] },
    { $inc: { 'a.$[].b.$[]': 1 } },
    { _id: 1, a: [{ b: [2, 3] }, { b: [4] }] },
  ),
  positional.update(
    'arrayFilters on values',
    GRADES,
    { $set: { 'g.$[e]': 100 } },
    { _id: 1, g: [100, 80, 80] },
    { arrayFilters: [{ e: { $gte: 85 } }] },
  ),
  positional.update(
    'arrayFilters on documents',
    STUDENT,
    { $set: { 'g.$[e].mean': 100 } },
    {
      _id: 4,
      g: [
        { grade: 80, mean: 75 },
        { grade: 85, mean: 100 },
        { grade: 90, mean: 100 },
      ],
    },
    { arrayFilters: [{ 'e.grade': { $gte: 85 } }] },
  ),
  positional.update(
    'arrayFilters with several conditions',
    STUDENT,
    { $inc: { 'g.$[e].mean': 1 } },
    {
      _id: 4,
      g: [
        { grade: 80, mean: 75 },
        { grade: 85, mean: 91 },
        { grade: 90, mean: 85 },
      ],
    },
    { arrayFilters: [{ 'e.grade': { $gte: 80 }, 'e.mean': { $gte: 90 } }] },
  ),
  positional.update(
    'arrayFilters with $or',
    STUDENT,
    { $set: { 'g.$[e].mean': 0 } },
    {
      _id: 4,
      g: [
        { grade: 80, mean: 0 },
        { grade: 85, mean: 90 },
        { grade: 90, mean: 0 },
      ],
    },
    { arrayFilters: [{ $or: [{ 'e.grade': 80 }, { 'e.mean': 85 }] }] },
  ),
  positional.update(
    'two arrayFilters',
    {
      _id: 1,
      a: [
        { t: 'x', b: [5, 6] },
        { t: 'y', b: [5] },
      ],
    },
    { $set: { 'a.$[t].b.$[n]': 0 } },
    {
      _id: 1,
      a: [
        { t: 'x', b: [0, 6] },
        { t: 'y', b: [5] },
      ],
    },
    { arrayFilters: [{ 't.t': 'x' }, { n: 5 }] },
  ),
  positional.update('arrayFilters that match nothing', GRADES, { $set: { 'g.$[e]': 1 } }, GRADES, {
    arrayFilters: [{ e: { $gt: 1000 } }],
  }),
];

const replace = page('manual: reference/command/update#replacement and aggregation pipeline');
const replaceCases: Case[] = [
  replace.update(
    'a replacement keeps _id, first',
    { _id: 1, a: 1, b: 2 },
    { c: 3 },
    { _id: 1, c: 3 },
  ),
  replace.update(
    'a replacement with the same _id',
    { _id: 1, a: 1 },
    { _id: 1, z: 1 },
    { _id: 1, z: 1 },
  ),
  replace.update('an empty replacement', { _id: 1, a: 1 }, {}, { _id: 1 }),
  replace.update('a pipeline with $set', { _id: 1, a: 1 }, [{ $set: { b: { $add: ['$a', 1] } } }], {
    _id: 1,
    a: 1,
    b: 2,
  }),
  replace.update(
    'a pipeline sees its own changes stage by stage',
    { _id: 1, t: [2, 4] },
    [{ $set: { avg: { $avg: '$t' } } }, { $set: { ok: { $gte: ['$avg', 3] } } }],
    { _id: 1, t: [2, 4], avg: D(3), ok: true },
  ),
  replace.update('a pipeline with $unset', { _id: 1, a: 1, b: 2 }, [{ $unset: ['a'] }], {
    _id: 1,
    b: 2,
  }),
  replace.update(
    'a pipeline with $replaceWith keeps _id',
    { _id: 1, a: { x: 1 } },
    [{ $replaceWith: '$a' }],
    { _id: 1, x: 1 },
  ),
  replace.update(
    'a pipeline with constants',
    { _id: 1, a: 1 },
    [{ $set: { a: '$$k' } }],
    { _id: 1, a: 7 },
    { c: { k: 7 } },
  ),
  replace.update(
    'in a pipeline $set with $$REMOVE removes',
    { _id: 1, a: 1 },
    [{ $set: { a: '$$REMOVE' } }],
    { _id: 1 },
  ),
];

const upsert = page('manual: reference/method/db.collection.updateOne#upsert');
const upserted = (name: string, statement: Fields, expected: Fields): Case =>
  upsert.command(
    name,
    [],
    { update: 'c', updates: [{ upsert: true, ...statement }] },
    { reply: { n: 1, nModified: 0, upserted: [{ index: 0, _id: expected['_id'] }] } },
    { then: [{ command: { find: 'c' }, expect: { docs: [expected] } }] },
  );
const upsertCases: Case[] = [
  upserted(
    'an upsert takes equalities from the filter',
    { q: { _id: 1, a: 5 }, u: { $set: { b: 2 } } },
    { _id: 1, a: 5, b: 2 },
  ),
  upserted(
    'an upsert with $eq, one-element $in and $and',
    { q: { _id: 1, $and: [{ a: { $eq: 1 } }, { b: { $in: [2] } }] }, u: { $set: { z: 1 } } },
    { _id: 1, a: 1, b: 2, z: 1 },
  ),
  upserted(
    'an upsert with a dotted equality',
    { q: { _id: 1, 'a.b': 2 }, u: { $inc: { n: 1 } } },
    { _id: 1, a: { b: 2 }, n: 1 },
  ),
  upserted(
    'comparisons give no fields',
    { q: { _id: 1, a: { $gt: 5 } }, u: { $set: { z: 1 } } },
    { _id: 1, z: 1 },
  ),
  upserted(
    '$setOnInsert on an insert',
    { q: { _id: 1 }, u: { $set: { a: 1 }, $setOnInsert: { b: 2 } } },
    { _id: 1, a: 1, b: 2 },
  ),
  upserted(
    'a replacement takes only _id from the filter',
    { q: { _id: 1, a: 5 }, u: { b: 1 } },
    { _id: 1, b: 1 },
  ),
  upserted('_id from $set', { q: { a: 1 }, u: { $setOnInsert: { _id: 7 } } }, { _id: 7, a: 1 }),
  upserted('an upsert with $push', { q: { _id: 1 }, u: { $push: { l: 1 } } }, { _id: 1, l: [1] }),
  upserted(
    'an upsert with a pipeline',
    { q: { _id: 1 }, u: [{ $set: { a: { $ifNull: ['$a', 'new'] } } }] },
    { _id: 1, a: 'new' },
  ),
];

export const updateCases: Case[] = [
  ...fieldCases,
  ...numberCases,
  ...pushCases,
  ...arrayCases,
  ...positionalCases,
  ...replaceCases,
  ...upsertCases,
];
