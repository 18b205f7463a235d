import { type Case, type Fields, page } from '../case';

const positional = page(
  'manual: reference/operator/update/positional, positional-all and positional-filtered; of $or, src/mongo/db/matcher/expression_tree.cpp',
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

export const positionalCases: Case[] = [
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
    '$ under $or of equalities of one path, which are one $in',
    GRADES,
    { $set: { 'g.$': 0 } },
    { _id: 1, g: [85, 0, 80] },
    { q: { $or: [{ g: 80 }, { g: 81 }] } },
  ),
  positional.update(
    '$ under $or of one branch',
    GRADES,
    { $set: { 'g.$': 0 } },
    { _id: 1, g: [85, 0, 80] },
    { q: { $or: [{ g: { $lt: 85 } }] } },
  ),
  positional.update(
    '$ is that of the condition beside $or',
    { _id: 1, a: [1, 2], b: [3, 4] },
    { $set: { 'b.$': 0 } },
    { _id: 1, a: [1, 2], b: [3, 0] },
    { q: { b: 4, $or: [{ a: 1 }, { b: 3 }] } },
  ),
  ...[
    { $or: [{ a: 2 }, { b: 3 }] },
    { $or: [{ b: 3 }, { a: 2 }] },
    { $or: [{ a: 2 }, { a: { $gt: 5 } }] },
    { $or: [{ a: 2, b: 3 }, { a: 1 }] },
    { $and: [{ $or: [{ a: 2 }, { b: 9 }] }, { _id: 1 }] },
    { $or: [{ a: { $elemMatch: { $gt: 1 } } }, { b: 3 }] },
    { $nor: [{ a: 7 }] },
  ].map((q, i) =>
    positional.refuses(
      `$ under $or of two paths or conditions has no position (${i})`,
      { update: 'c', updates: [{ q, u: { $set: { 'a.$': 0 } } }] },
      2,
      'The positional operator did not find the match needed from the query.',
      [{ _id: 1, a: [1, 2], b: [3, 4] }],
    ),
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
