import { type Case, D, L, page } from '../case';

const SCHEMA = {
  bsonType: 'object',
  required: ['name'],
  properties: {
    name: { bsonType: 'string', minLength: 2, description: 'a name' },
    age: { bsonType: ['int', 'long'], minimum: 0, exclusiveMaximum: false, maximum: 150 },
    kind: { enum: ['a', 'b'] },
    tags: { bsonType: 'array', items: { bsonType: 'string' }, maxItems: 2, uniqueItems: true },
  },
};

const CREATE = { create: 'c', validator: { $jsonSchema: SCHEMA } };

const schema = page('manual: core/schema-validation and reference/operator/query/jsonSchema');

const valid = (name: string, doc: Record<string, unknown>): Case =>
  schema.command(
    name,
    [],
    { insert: 'c', documents: [{ _id: 1, ...doc }] },
    { reply: { n: 1 } },
    { setup: [CREATE] },
  );

const invalid = (name: string, doc: Record<string, unknown>): Case =>
  schema.command(
    name,
    [],
    { insert: 'c', documents: [{ _id: 1, ...doc }] },
    { error: 121, message: 'Document failed validation' },
    { setup: [CREATE] },
  );

export const schemaCases: Case[] = [
  valid('a valid document', { name: 'ab', age: 5, kind: 'a', tags: ['x'] }),
  valid('fields not spoken of', { name: 'ab', other: 1 }),
  valid('limits are inside', { name: 'ab', age: L(150) }),
  invalid('a required field is missing', { age: 5 }),
  invalid('a wrong type', { name: 5 }),
  invalid('a double is no int', { name: 'ab', age: D(5) }),
  invalid('below the minimum', { name: 'ab', age: -1 }),
  invalid('not in the enum', { name: 'ab', kind: 'c' }),
  invalid('too short a string', { name: 'a' }),
  invalid('a wrong item', { name: 'ab', tags: ['x', 1] }),
  invalid('too many items', { name: 'ab', tags: ['x', 'y', 'z'] }),
  invalid('a repeated item', { name: 'ab', tags: ['x', 'x'] }),
  schema.find(
    '$jsonSchema in a query',
    [{ _id: 1, a: 1 }, { _id: 2, a: 'x' }, { _id: 3 }],
    { $jsonSchema: { properties: { a: { bsonType: 'number' } } } },
    [1, 3],
  ),
  schema.find(
    '$jsonSchema with anyOf and not',
    [
      { _id: 1, a: 1 },
      { _id: 2, a: 'x' },
      { _id: 3, a: true },
    ],
    {
      $jsonSchema: {
        properties: {
          a: { anyOf: [{ type: 'number' }, { type: 'string' }], not: { enum: ['x'] } },
        },
      },
    },
    [1],
  ),
  schema.find(
    'additionalProperties false',
    [
      { _id: 1, a: 1 },
      { _id: 2, a: 1, b: 1 },
    ],
    { $jsonSchema: { properties: { _id: {}, a: {} }, additionalProperties: false } },
    [1],
  ),
  schema.find(
    'patternProperties and pattern',
    [
      { _id: 1, x_a: 1 },
      { _id: 2, x_a: 'q' },
    ],
    { $jsonSchema: { patternProperties: { '^x_': { type: 'string', pattern: '^q' } } } },
    [2],
  ),
];
