import request from 'supertest';
import type { Gateway } from '../../../gateway/createGateway';
import { readLimitsConfig } from '../../../gateway/limits/config';
import type { Viewer } from '../../../schema/viewer';
import { compose, inProcess, testGateway, testSubgraph } from '../support';
import { viewerAs } from '../../support/viewers';

const SDL = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective", "@cost", "@listSize"])
    @link(url: "https://credit.hedong.example/access/v1.0", import: ["@access"])
    @composeDirective(name: "@access")
  directive @access(rule: [[String!]!]!) repeatable on OBJECT | FIELD_DEFINITION | INPUT_FIELD_DEFINITION
  interface Subject @key(fields: "id") { id: ID! name: String kind: String }
  type Person implements Subject @key(fields: "id") @access(rule: [["public"]]) {
    id: ID!
    name: String
    kind: String
    secret: String @access(rule: [["role:officer"]])
  }
  input Filter { text: String @cost(weight: 500) @access(rule: [["public"]]) }
  type Query @access(rule: [["public"]]) {
    subjects(ids: [ID!]!): [Subject] @listSize(assumedSize: 5)
    persons(first: Int): [Person] @listSize(slicingArguments: ["first"])
    search(filter: Filter, exact: Boolean @cost(weight: 500)): String
  }
`;
const person = (id: string) => ({
  __typename: 'Person',
  id,
  name: `name-${id}`,
  kind: 'PERSON',
  secret: 'x',
});
const subgraph = testSubgraph('people', SDL, {
  Subject: { __resolveReference: ({ id }: { id: string }) => person(id) },
  Query: {
    subjects: (_: unknown, { ids }: { ids: string[] }) => ids.map(person),
    persons: (_: unknown, { first }: { first: number }) =>
      Array.from({ length: first }, (_item, index) => person(`p${index}`)),
    search: () => 'found',
  },
});

const callers: Record<string, Viewer> = {
  limited: viewerAs('bank', { client: 'limited' }),
  other: viewerAs('bank', { client: 'other' }),
  strict: viewerAs('bank', { client: 'strict' }),
};
let gateway: Gateway;

beforeAll(async () => {
  gateway = await testGateway({
    supergraph: compose([{ name: 'people', sdl: SDL }]),
    subgraphs: inProcess(subgraph),
    anonymousIntrospection: false,
    verifyToken: async (token) => ({ viewer: callers[token]! }),
    limits: readLimitsConfig(
      { production: false },
      {
        MAX_OPERATION_COST: '200',
        COST_PER_MINUTE: '500',
        SUBJECTS_PER_HOUR: '5',
        CLIENT_MODES: '{"strict":"reject"}',
      },
    ),
  });
});

afterAll(() => gateway.stop());

async function send(caller: string, body: object) {
  const answer = await request(gateway.app)
    .post('/graphql')
    .set('authorization', `Bearer ${caller}`)
    .send(body);
  const first = answer.body.errors?.[0];
  return { ...answer.body, code: first?.extensions?.code, first, status: answer.status };
}

it('refuses an operation that costs too much, by the value of its variable', async () => {
  const query = 'query($n: Int) { persons(first: $n) { name } }';
  const refused = await send('other', { query, variables: { n: 100_000 } });
  expect(refused.code).toBe('OPERATION_TOO_EXPENSIVE');
  expect(refused.data).toBeUndefined();
  expect((await send('other', { query, variables: { n: 2 } })).data.persons).toHaveLength(2);
});

it.each<[string, string, object]>([
  ['an argument', 'query($e: Boolean) { search(exact: $e) }', { e: true }],
  ['an input field', 'query($f: Filter) { search(filter: $f) }', { f: { text: 'x' } }],
])(
  'refuses an operation by the cost of %s, whichever request comes first',
  async (_what, query, variables) => {
    for (let round = 0; round < 2; round++) {
      expect((await send('other', { query, variables: {} })).data).toEqual({ search: 'found' });
      expect((await send('other', { query, variables })).code).toBe('OPERATION_TOO_EXPENSIVE');
    }
  },
);

it('names the slicing argument a field needs to callers that may read the schema', async () => {
  const answer = await send('other', { query: '{ persons { id } }' });
  expect(answer.first).toEqual({
    message: 'Query.persons needs its argument first.',
    extensions: { code: 'INVALID_OPERATION' },
  });
  const anonymous = await request(gateway.app)
    .post('/graphql')
    .send({ query: '{ persons { id } }' });
  expect(anonymous.body.errors).toEqual([
    {
      message: 'The operation is not valid; callers with an access token receive the details.',
      extensions: { code: 'INVALID_OPERATION' },
    },
  ]);
});

it('counts different subjects although the client selects no id, and returns no id', async () => {
  const query = 'query($ids: [ID!]!) { subjects(ids: $ids) { name } }';
  const ask = (...ids: string[]) => send('limited', { query, variables: { ids } });
  expect(await ask('1', '2', '3')).toMatchObject({
    data: { subjects: [{ name: 'name-1' }, { name: 'name-2' }, { name: 'name-3' }] },
  });
  expect((await ask('3', '2')).code).toBeUndefined();
  const refused = await ask('4', '5', '6');
  expect(refused.code).toBe('SUBJECT_LIMIT_REACHED');
  expect(refused.first.extensions.retryAfter).toBeGreaterThan(0);
  expect(refused.data).toBeNull();
  expect((await ask('4', '5')).code).toBeUndefined();
  const persons = 'query { persons(first: 1) { a: name } }';
  expect((await send('limited', { query: persons })).code).toBe('SUBJECT_LIMIT_REACHED');
});

it('limits the cost per minute for each client separately', async () => {
  const body = { query: 'query($n: Int) { persons(first: $n) { __typename } }' };
  const codes = [];
  for (let round = 0; round < 4; round++) {
    codes.push((await send('strict', { ...body, variables: { n: 190 } })).code);
  }
  expect(codes.filter((code) => code === 'RATE_LIMITED').length).toBeGreaterThanOrEqual(1);
  expect((await send('other', { ...body, variables: { n: 1 } })).code).toBeUndefined();
});

it('returns no data to a client in reject mode', async () => {
  const { data, code } = await send('strict', { query: '{ persons(first: 1) { id secret } }' });
  expect(data ?? null).toBeNull();
  expect(['UNAUTHORIZED_FIELD_OR_TYPE', 'RATE_LIMITED']).toContain(code);
});

it('filters by default: null, and an error per item', async () => {
  const answer = await send('other', { query: '{ persons(first: 2) { id secret } }' });
  expect(answer.data.persons).toEqual([
    { id: 'p0', secret: null },
    { id: 'p1', secret: null },
  ]);
  expect(answer.errors).toEqual(
    [0, 1].map((at) => ({
      message: 'Unauthorized field or type',
      path: ['persons', at, 'secret'],
      extensions: {
        code: 'UNAUTHORIZED_FIELD_OR_TYPE',
        normalizedPath: 'persons.@.secret',
        count: 2,
      },
    })),
  );
});

it('accepts an alias with the name of a key', async () => {
  const { data } = await send('other', { query: '{ persons(first: 1) { id: name } }' });
  expect(data).toEqual({ persons: [{ id: 'name-p0' }] });
});

it.each([
  ['no id at all', 'name'],
  ['its own id', 'id'],
  ['another field that differs', 'id: name'],
  ['another field that is always the same', 'id: kind'],
  ['the type', 'id: __typename'],
  ['the id in the place of the type', '__typename: id'],
  ['another field in both places', '__typename: kind id: kind'],
  ['a fragment', '...F'],
  ['a fragment on the type, with a condition', '... on Person @include(if: true) { id: kind }'],
  ['an alias for the id and its name for another', 'key: id id: kind'],
])('counts subjects by their real ids, whatever is selected as id: %s', async (way, selection) => {
  const client = `counted-${way.replace(/\W/g, '-')}`;
  callers[client] = viewerAs('bank', { client });
  const query = `query($ids: [ID!]!) { subjects(ids: $ids) { ${selection} } }
    ${selection === '...F' ? 'fragment F on Subject { id: kind other: name }' : ''}`;
  const ask = (...ids: string[]) => send(client, { query, variables: { ids } });
  expect((await ask('1', '2', '3')).data.subjects).toHaveLength(3);
  expect((await ask('1', '2', '3', '4', '5')).code).toBeUndefined();
  expect((await ask('6')).code).toBe('SUBJECT_LIMIT_REACHED');
  expect((await ask('5')).code).toBeUndefined();
});

it('names denied paths with the client’s aliases', async () => {
  const query = '{ persons(first: 2) { id: secret name: id a: name } }';
  expect(await send('other', { query })).toMatchObject({
    data: { persons: [0, 1].map((at) => ({ id: null, name: `p${at}`, a: `name-p${at}` })) },
    errors: [0, 1].map((at) => ({ path: ['persons', at, 'id'], extensions: { count: 2 } })),
  });
  const strict = await send('strict', { query });
  expect(strict.data).toBeNull();
  expect(strict.first).toMatchObject({
    path: ['persons'],
    extensions: { normalizedPath: 'persons.@.id' },
  });
});

it('names masked values with the client’s aliases', async () => {
  subgraph.instead = async () => {
    const sentQuery = subgraph.calls.at(-1)!.request.query;
    const name = /(\w+):\s*name/.exec(sentQuery)![1]!;
    const found = { __typename: 'Person', id: 'p0', [name]: 'n***' };
    return { data: { persons: [found] }, extensions: { masked: [`persons.@.${name}`] } };
  };
  try {
    const { data, extensions } = await send('other', {
      query: '{ persons(first: 1) { id: name } }',
    });
    expect({ data, extensions }).toEqual({
      data: { persons: [{ id: 'n***' }] },
      extensions: { masked: ['persons.@.id'] },
    });
  } finally {
    subgraph.instead = undefined;
  }
});

it('lists all faults of its settings', () => {
  const env = { COST_PER_MINUTE: '-1', REDIS_URL: 'http://x', CLIENT_MODES: '{"a":"open"}' };
  expect(() => readLimitsConfig({ production: true }, env)).toThrow(
    /COST_PER_MINUTE .*REDIS_URL .*CLIENT_MODES /,
  );
});
