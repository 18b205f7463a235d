import {
  buildSchema as buildPlainSchema,
  isObjectType,
  isUnionType,
  parse,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { buildSchema } from '../../../../subgraphs/framework/buildSchema';
import type { SubgraphDefinition } from '../../../../subgraphs/framework/definition';
import {
  compiledExecution,
  stockExecution,
} from '../../../../subgraphs/framework/execution/executor';
import { SUBGRAPHS } from '../../../../subgraphs';
import { nobody } from '../../../support/viewers';
import { Random } from '../../../gateway/permissions/random';
import { expectEqual, outcome, type Question } from './bothWays';
import { hash, hearAllPromises, pathText, type RandomData } from './randomData';

let unhear: () => void;
beforeAll(() => void (unhear = hearAllPromises()));
afterAll(() => unhear());

interface Context {
  readonly randomData: RandomData;
}

const wild = (_: unknown, args: unknown, { randomData }: Context, info: GraphQLResolveInfo) =>
  randomData.resolve(args, info);

/** A subgraph's guarded schema over random data: real rules and masks without a database. */
function wildSchema(definition: SubgraphDefinition): GraphQLSchema {
  const bare = buildSchema(definition);
  const entities = bare.getType('_Entity');
  const resolvers: Record<string, Record<string, unknown>> = {};
  for (const type of [bare.getQueryType(), bare.getMutationType()]) {
    if (type == null) continue;
    const names = Object.keys(type.getFields()).filter((name) => !name.startsWith('_'));
    resolvers[type.name] = Object.fromEntries(names.map((name) => [name, wild]));
  }
  for (const type of isUnionType(entities) ? entities.getTypes() : []) {
    resolvers[type.name] = {
      __resolveReference: (
        { id }: { id: string },
        { randomData }: Context,
        info: GraphQLResolveInfo,
      ) =>
        id === 'nobody'
          ? null
          : randomData.object(type, new Random(hash(id)), `${pathText(info.path)}.${id}`),
    };
  }
  return buildSchema({ ...definition, resolvers });
}

/** Responses for which the guard recorded disclosed, masked or denied fields. */
let withDisclosures = 0;

describe.each(SUBGRAPHS.map((definition) => [definition.name, definition] as const))(
  'operations on the %s subgraph',
  (name, definition) => {
    const schema = wildSchema(definition);

    it('return what graphql-js returns, for every caller', async () => {
      const tally = await expectEqual(schema, { from: 1, count: 100, rate: 0.04 });
      expect(tally.withErrors).toBeGreaterThan(20);
      withDisclosures += tally.withNotes;
    }, 60_000);

    it('return what graphql-js returns when most resolvers fail', async () => {
      await expectEqual(schema, { from: 100_000, count: 40, rate: 0.4 });
    }, 60_000);

    it('resolve entities as graphql-js does', async () => {
      const entities = schema.getType('_Entity');
      const types = isUnionType(entities) ? entities.getTypes() : [];
      for (const [at, type] of types.entries()) {
        const leaves = Object.values(type.getFields())
          .filter(({ args, type: of }) => args.length === 0 && !isObjectType(of))
          .map(({ name }) => name);
        const query = `query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on ${type.name} { ${leaves.filter((name) => isLeafName(schema, type.name, name)).join(' ')} } } }`;
        const representations = ['p1', 'nobody', 'p2', 'p1'].map((id) => ({
          __typename: type.name,
          id,
        }));
        for (const r of [representations, [], [{ __typename: 'Nothing' }]]) {
          await expectSame(schema, { query, variables: { r } }, at);
        }
      }
      // Statistics refer to no entity.
      expect(types.length > 0).toBe(name !== 'statistics');
    });
  },
);

it('include guarded fields', () => expect(withDisclosures).toBeGreaterThan(30));

function isLeafName(schema: GraphQLSchema, typeName: string, name: string): boolean {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return false;
  const named = String(type.getFields()[name]?.type).replace(/[[\]!]/g, '');
  return !('getFields' in schema.getType(named)!) && !isUnionType(schema.getType(named));
}

async function expectSame(schema: GraphQLSchema, question: Question, seed = 1): Promise<string> {
  const document = parse(question.query);
  const of = { schema, viewer: nobody, seed, rate: 0.02 };
  const expected = await outcome(stockExecution(schema, document), question, of);
  const compiled = compiledExecution(schema, document);
  for (let turn = 0; turn < 2; turn++) expect(await outcome(compiled, question, of)).toBe(expected);
  return expected;
}

describe('a schema with its own type resolution', () => {
  const schema = buildPlainSchema(`
    interface Node { id: ID! }
    type A implements Node { id: ID! a(n: Int! = 3, deep: [Deep!]): [[Node!]]! self: A! }
    type B implements Node { id: ID! b: Int! other: Both }
    union Both = A | B
    input Deep { day: Int = 1, name: String! }
    type Query { nodes(ids: [ID!]!, on: Boolean): [Node!]! both: Both one: A! list: [A!] }
    type Mutation { first(n: Int!): Both! second: A! third: Int! }
  `);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && /Query|Mutation/.test(type.name)) {
      for (const field of Object.values(type.getFields())) field.resolve = wild as never;
    }
  }
  const is = (name: string) => (value: unknown) =>
    (value as { __typename?: unknown } | null)?.__typename === name;
  (schema.getType('A') as never as { isTypeOf: unknown }).isTypeOf = is('A');
  (schema.getType('B') as never as { isTypeOf: unknown }).isTypeOf = (value: unknown) =>
    Promise.resolve(is('B')(value));
  (schema.getType('Both') as never as { resolveType: unknown }).resolveType = async (
    value: { __typename?: unknown } | null,
  ) => Promise.resolve(value?.__typename);

  it('is executed as graphql-js does', async () => {
    const tally = await expectEqual(schema, { from: 1, count: 300, rate: 0.08 });
    expect(tally.withErrors).toBeGreaterThan(100);
  }, 60_000);

  it('executes the fields of a mutation in sequence', async () => {
    const text = await expectSame(schema, {
      query: 'mutation { third x: third first(n: 2) { __typename } second { id } y: third }',
    });
    expect(text).toContain('Mutation .third');
  });

  it.each<[string, Question]>([
    [
      'an operation of several',
      { query: 'query X { both { __typename } } query Y { list { id } }', operationName: 'Y' },
    ],
    ['none of several', { query: 'query X { both { __typename } } query Y { list { id } }' }],
    ['one that is not there', { query: 'query X { both { __typename } }', operationName: 'Z' }],
    ['an empty name', { query: 'query X { both { __typename } }', operationName: '' }],
    [
      'introspection',
      { query: '{ __schema { types { name fields { name } } } __type(name: "A") { kind } }' },
    ],
    ['a variable that is missing', { query: 'query ($i: [ID!]!) { nodes(ids: $i) { id } }' }],
    [
      'a variable of the wrong type',
      { query: 'query ($i: [ID!]!) { nodes(ids: $i) { id } }', variables: { i: [{}] } },
    ],
    [
      'null in a non-null place',
      { query: 'query ($n: Int = 2) { list { a(n: $n) { id } } }', variables: { n: null } },
    ],
    [
      'a condition that is null',
      {
        query: 'query ($c: Boolean = true) { both @skip(if: $c) { __typename } one { id } }',
        variables: { c: null },
      },
    ],
    [
      'a key like a property of every object',
      {
        query: '{ __proto__: both { __typename } constructor: one { toString: id __proto__: id } }',
      },
    ],
  ])('executes %s as graphql-js does', async (_what, question) => {
    await expectSame(schema, question);
  });
});
