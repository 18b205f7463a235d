import { type Case, D, page } from '../case';

const index = page('manual: reference/command/createIndexes and indexes');

const DOCS = [
  { _id: 1, a: 1, t: ['x', 'y'] },
  { _id: 2, a: 2, t: ['y'] },
  { _id: 3, a: 2 },
];

const A_INDEX = { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a_1' }] };

export const indexCases: Case[] = [
  index.command('createIndexes counts', DOCS, A_INDEX, {
    reply: { numIndexesBefore: 1, numIndexesAfter: 2, ok: D(1) },
  }),
  index.command(
    'createIndexes again changes nothing',
    DOCS,
    A_INDEX,
    { reply: { numIndexesBefore: 2, numIndexesAfter: 2, note: 'all indexes already exist' } },
    { setup: [A_INDEX] },
  ),
  index.command(
    'listIndexes',
    DOCS,
    { listIndexes: 'c' },
    {
      docs: [
        { v: 2, key: { _id: 1 }, name: '_id_' },
        { v: 2, key: { a: 1 }, name: 'a_1' },
      ],
    },
    { setup: [A_INDEX] },
  ),
  index.command(
    'a unique index refuses doubles that are there',
    DOCS,
    { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a_1', unique: true }] },
    { error: 11000, message: 'dup key: { a: 2 }' },
  ),
  index.command(
    'a unique index counts missing as null',
    [{ _id: 1 }],
    { insert: 'c', documents: [{ _id: 2 }] },
    { error: 11000, message: 'dup key: { u: null }' },
    { setup: [{ createIndexes: 'c', indexes: [{ key: { u: 1 }, name: 'u_1', unique: true }] }] },
  ),
  index.command(
    'a unique sparse index leaves missing out',
    [{ _id: 1 }],
    { insert: 'c', documents: [{ _id: 2 }] },
    { reply: { n: 1 } },
    {
      setup: [
        {
          createIndexes: 'c',
          indexes: [{ key: { u: 1 }, name: 'u_1', unique: true, sparse: true }],
        },
      ],
    },
  ),
  index.command(
    'a unique partial index',
    [{ _id: 1, u: 1, p: false }],
    { insert: 'c', documents: [{ _id: 2, u: 1, p: false }] },
    { reply: { n: 1 } },
    {
      setup: [
        {
          createIndexes: 'c',
          indexes: [
            { key: { u: 1 }, name: 'u_1', unique: true, partialFilterExpression: { p: true } },
          ],
        },
      ],
    },
  ),
  index.command(
    'partial indexes with the same keys over different documents',
    [
      { _id: 1, type: 'a', u: 1 },
      { _id: 2, type: 'b', u: 1 },
    ],
    {
      createIndexes: 'c',
      indexes: ['a', 'b'].map((type) => ({
        key: { u: 1 },
        name: `${type}_u_1`,
        partialFilterExpression: { type },
      })),
    },
    { reply: { numIndexesBefore: 1, numIndexesAfter: 3 } },
  ),
  index.command(
    'partial indexes with the same keys and the same name',
    [{ _id: 1 }],
    {
      createIndexes: 'c',
      indexes: [{ key: { u: 1 }, name: 'u_1', partialFilterExpression: { p: false } }],
    },
    { error: 86 },
    {
      setup: [
        {
          createIndexes: 'c',
          indexes: [{ key: { u: 1 }, name: 'u_1', partialFilterExpression: { p: true } }],
        },
      ],
    },
  ),
  index.command(
    'a unique multikey index',
    [{ _id: 1, u: ['a', 'b'] }],
    { insert: 'c', documents: [{ _id: 2, u: ['b', 'c'] }] },
    { error: 11000 },
    { setup: [{ createIndexes: 'c', indexes: [{ key: { u: 1 }, name: 'u_1', unique: true }] }] },
  ),
  index.command(
    'one document may hold a value twice',
    [{ _id: 1 }],
    { insert: 'c', documents: [{ _id: 2, u: ['b', 'b'] }] },
    { reply: { n: 1 } },
    { setup: [{ createIndexes: 'c', indexes: [{ key: { u: 1 }, name: 'u_1', unique: true }] }] },
  ),
  index.command(
    'parallel arrays',
    DOCS,
    { insert: 'c', documents: [{ _id: 9, x: [1], y: [2] }] },
    { error: 171, message: 'cannot index parallel arrays' },
    { setup: [{ createIndexes: 'c', indexes: [{ key: { x: 1, y: 1 }, name: 'xy' }] }] },
  ),
  index.command(
    'the same name for another key',
    DOCS,
    { createIndexes: 'c', indexes: [{ key: { t: 1 }, name: 'a_1' }] },
    { error: 86 },
    { setup: [A_INDEX] },
  ),
  index.command(
    'the same key under another name',
    DOCS,
    { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'other' }] },
    { error: 85 },
    { setup: [A_INDEX] },
  ),
  index.command(
    'dropIndexes',
    DOCS,
    { dropIndexes: 'c', index: 'a_1' },
    { reply: { nIndexesWas: 2 } },
    { setup: [A_INDEX] },
  ),
  index.command(
    'dropIndexes of what is not there',
    DOCS,
    { dropIndexes: 'c', index: 'zz' },
    { error: 27 },
  ),
  index.command(
    'a covered sort by a descending index',
    DOCS,
    { find: 'c', sort: { a: -1, _id: 1 }, projection: { _id: 1 } },
    { docs: [{ _id: 2 }, { _id: 3 }, { _id: 1 }] },
    { setup: [{ createIndexes: 'c', indexes: [{ key: { a: -1, _id: 1 }, name: 'desc' }] }] },
  ),
];
