import { type Case, D, L, page } from '../case';

const DOCS = [
  { _id: 1, a: 1, t: ['x', 'y'] },
  { _id: 2, a: 2, t: ['y'] },
  { _id: 3, a: 2 },
];

const all = (expected: unknown[]): { then: Case['then'] } => ({
  then: [{ command: { find: 'c', sort: { _id: 1 } }, expect: { docs: expected } }],
});

const insert = page('manual: reference/command/insert');

const insertCases: Case[] = [
  insert.command(
    'insert counts',
    [],
    { insert: 'c', documents: [{ _id: 1 }, { _id: 2 }] },
    { reply: { ok: D(1), n: 2 } },
    all([{ _id: 1 }, { _id: 2 }]),
  ),
  insert.command(
    'a duplicate _id',
    [{ _id: 1 }],
    { insert: 'c', documents: [{ _id: 1 }] },
    { error: 11000, message: 'index: _id_ dup key: { _id: 1 }' },
  ),
  insert.command(
    'ordered stops at the first error',
    [{ _id: 1 }],
    { insert: 'c', documents: [{ _id: 0 }, { _id: 1 }, { _id: 2 }] },
    { error: 11000, message: 'E11000 duplicate key error collection' },
    all([{ _id: 0 }, { _id: 1 }]),
  ),
  insert.command(
    'unordered goes on',
    [{ _id: 1 }],
    { insert: 'c', documents: [{ _id: 1 }, { _id: 2 }], ordered: false },
    { error: 11000 },
    all([{ _id: 1 }, { _id: 2 }]),
  ),
  insert.command(
    'equal numbers are one _id',
    [{ _id: 1 }],
    { insert: 'c', documents: [{ _id: D(1) }] },
    { error: 11000 },
  ),
  insert.command(
    '_id comes first',
    [],
    { insert: 'c', documents: [{ a: 1, _id: 5 }] },
    { reply: { n: 1 } },
    all([{ _id: 5, a: 1 }]),
  ),
  insert.command(
    'types are kept',
    [],
    { insert: 'c', documents: [{ _id: 1, d: D(1), l: L(1), i: 1 }] },
    { reply: { n: 1 } },
    all([{ _id: 1, d: D(1), l: L(1), i: 1 }]),
  ),
  insert.command(
    'an array is no _id',
    [],
    { insert: 'c', documents: [{ _id: [1] }] },
    { error: 2 },
  ),
];

const update = page('manual: reference/command/update and delete');

const updateCases: Case[] = [
  update.command(
    'one document unless multi',
    DOCS,
    { update: 'c', updates: [{ q: { a: 2 }, u: { $set: { z: 1 } } }] },
    { reply: { n: 1, nModified: 1 } },
  ),
  update.command(
    'multi',
    DOCS,
    { update: 'c', updates: [{ q: { a: 2 }, u: { $inc: { a: 1 } }, multi: true }] },
    { reply: { n: 2, nModified: 2 } },
    all([DOCS[0], { _id: 2, a: 3, t: ['y'] }, { _id: 3, a: 3 }]),
  ),
  update.command(
    'what stays as it is counts as matched only',
    DOCS,
    { update: 'c', updates: [{ q: { _id: 1 }, u: { $set: { a: 1 } } }] },
    { reply: { n: 1, nModified: 0 } },
  ),
  update.command(
    'no match',
    DOCS,
    { update: 'c', updates: [{ q: { a: 9 }, u: { $set: { z: 1 } } }] },
    { reply: { n: 0, nModified: 0 } },
  ),
  update.command(
    'delete one',
    DOCS,
    { delete: 'c', deletes: [{ q: { a: 2 }, limit: 1 }] },
    { reply: { n: 1 } },
  ),
  update.command(
    'delete many',
    DOCS,
    { delete: 'c', deletes: [{ q: { a: 2 }, limit: 0 }] },
    { reply: { n: 2 } },
    all([DOCS[0]]),
  ),
  update.command(
    'an update that breaks a unique index',
    DOCS,
    {
      update: 'c',
      updates: [
        { q: { _id: 1 }, u: { $set: { a: 3 } } },
        { q: { _id: 2 }, u: { $set: { a: 3 } } },
      ],
    },
    { error: 11000, message: 'index: a_1 dup key: { a: 3 }' },
    {
      setup: [
        { delete: 'c', deletes: [{ q: { _id: 3 }, limit: 1 }] },
        { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a_1', unique: true }] },
      ],
    },
  ),
];

const modify = page('manual: reference/command/findAndModify');

const modifyCases: Case[] = [
  modify.command(
    'the document before',
    DOCS,
    { findAndModify: 'c', query: { _id: 1 }, update: { $inc: { a: 5 } } },
    { reply: { value: DOCS[0], lastErrorObject: { n: 1, updatedExisting: true } } },
  ),
  modify.command(
    'the document after',
    DOCS,
    { findAndModify: 'c', query: { _id: 3 }, update: { $inc: { a: 5 } }, new: true },
    { reply: { value: { _id: 3, a: 7 } } },
  ),
  modify.command(
    'the first in a sort',
    DOCS,
    {
      findAndModify: 'c',
      query: { a: 2 },
      sort: { _id: -1 },
      update: { $set: { z: 1 } },
      new: true,
      fields: { z: 1 },
    },
    { reply: { value: { _id: 3, z: 1 } } },
  ),
  modify.command(
    'remove',
    DOCS,
    { findAndModify: 'c', query: { _id: 3 }, remove: true },
    { reply: { value: DOCS[2], lastErrorObject: { n: 1 } } },
    all(DOCS.slice(0, 2)),
  ),
  modify.command(
    'no match',
    DOCS,
    { findAndModify: 'c', query: { _id: 9 }, update: { $set: { z: 1 } } },
    { reply: { value: null, lastErrorObject: { n: 0, updatedExisting: false } } },
  ),
  modify.command(
    'upsert',
    [],
    { findAndModify: 'c', query: { _id: 9 }, update: { $set: { z: 1 } }, upsert: true, new: true },
    {
      reply: {
        value: { _id: 9, z: 1 },
        lastErrorObject: { n: 1, updatedExisting: false, upserted: 9 },
      },
    },
  ),
];

const read = page('manual: reference/command/count, distinct and find');

const readCases: Case[] = [
  read.command('count', DOCS, { count: 'c', query: { a: 2 } }, { reply: { n: 2 } }),
  read.command(
    'count with skip and limit',
    DOCS,
    { count: 'c', query: {}, skip: 1, limit: 1 },
    { reply: { n: 1 } },
  ),
  read.command('count of an unknown collection', [], { count: 'unknown' }, { reply: { n: 0 } }),
  read.command(
    'countDocuments as drivers send it',
    DOCS,
    {
      aggregate: 'c',
      pipeline: [{ $match: { a: 2 } }, { $group: { _id: 1, n: { $sum: 1 } } }],
      cursor: {},
    },
    { docs: [{ _id: 1, n: 2 }] },
  ),
  read.command(
    'distinct looks into arrays',
    DOCS,
    { distinct: 'c', key: 't' },
    { reply: { values: ['x', 'y'] } },
  ),
  read.command(
    'distinct opens an array once',
    [{ _id: 1, v: [[1, 2], 3] }, { _id: 2, v: 3 }, { _id: 3 }],
    { distinct: 'c', key: 'v' },
    { reply: { values: [3, [1, 2]] } },
  ),
  read.command(
    'distinct with a query',
    DOCS,
    { distinct: 'c', key: 'a', query: { _id: { $gt: 1 } } },
    { reply: { values: [2] } },
  ),
  read.command('find in an unknown collection', [], { find: 'unknown' }, { docs: [] }),
  read.command(
    'find with let',
    DOCS,
    { find: 'c', filter: { $expr: { $eq: ['$a', '$$v'] } }, let: { v: 1 } },
    { docs: [DOCS[0]] },
  ),
  read.command(
    'aggregate with let',
    DOCS,
    {
      aggregate: 'c',
      pipeline: [{ $match: { $expr: { $eq: ['$a', '$$v'] } } }, { $project: { w: '$$v' } }],
      let: { v: 1 },
      cursor: {},
    },
    { docs: [{ _id: 1, w: 1 }] },
  ),
  read.command(
    'the hint $natural',
    DOCS,
    { find: 'c', filter: { a: 1 }, hint: { $natural: 1 } },
    { docs: [DOCS[0]] },
  ),
];

export const commandCases: Case[] = [...insertCases, ...updateCases, ...modifyCases, ...readCases];
