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

export const updateCases: Case[] = [...fieldCases, ...numberCases, ...replaceCases, ...upsertCases];
