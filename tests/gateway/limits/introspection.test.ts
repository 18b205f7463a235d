import { buildClientSchema, executeSync, getIntrospectionQuery, parse } from 'graphql';
import request from 'supertest';
import { SUPERGRAPH } from '../../support/supergraph';
import type { Gateway } from '../../../gateway/createGateway';
import { readLimitsConfig } from '../../../gateway/limits/config';
import { compose, inProcess, testGateway, testSubgraph } from '../support';
import { viewerAs } from '../../support/viewers';

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  scalar Any @specifiedBy(url: "https://specs.example/any")
  enum Size { SMALL LARGE @deprecated(reason: "too large") }
  input In { n: Int  old: Int @deprecated(reason: "old") }
  type Item { id: ID! }
  type Query { one: Int  two(in: In): String  item: Item  items: [Item]  any: Any  size: Size  self: Query  fails: Int }
`;
const EVERY_OPTION = {
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  experimentalDirectiveDeprecation: true,
  oneOf: true,
};

const supergraph = compose([{ name: 'items', sdl: SDL }]);
const subgraph = testSubgraph('items', SDL, {
  Query: {
    one: () => 1,
    two: () => 'two',
    item: () => ({ id: '1' }),
    items: () => [{ id: '1' }, { id: '2' }],
    self: () => ({}),
    fails: () => {
      throw new Error('down');
    },
  },
});

let small: Gateway;
let real: Gateway;
beforeAll(async () => {
  small = await testGateway({ supergraph, subgraphs: inProcess(subgraph) });
  real = await testGateway({
    supergraph: SUPERGRAPH,
    // Never called in this test.
    subgraphUrls: Object.fromEntries(
      ['subjects', 'government', 'commerce', 'social', 'judicial'].map((name) => [
        name,
        'http://127.0.0.1:9/graphql',
      ]),
    ),
    verifyToken: async () => ({ viewer: viewerAs('bank') }),
  });
});
afterAll(async () => {
  await small.stop();
  await real.stop();
});

async function ask(gateway: Gateway, query: string, variables?: Record<string, unknown>) {
  const { status, body, text } = await request(gateway.app)
    .post('/graphql')
    .send({ query, ...(variables && { variables }) });
  return { status, body, text, code: body.errors?.[0]?.extensions?.code as unknown };
}

describe('responses of GraphQL.js', () => {
  const options = Object.keys(EVERY_OPTION) as (keyof typeof EVERY_OPTION)[];

  it.each<[string, object]>([
    ['none', {}],
    ['every option', EVERY_OPTION],
    ['ofType 13 deep', { typeDepth: 13 }],
    ...options.map((option): [string, object] => [option, { [option]: true }]),
    ['no descriptions', { descriptions: false }],
  ])('equal those to the introspection query with %s', async (_name, given) => {
    for (const gateway of [small, real]) {
      const query = getIntrospectionQuery(given);
      const { status, body } = await ask(gateway, query);
      expect(status).toBe(200);
      const schema = buildClientSchema(body.data);
      expect(body).toEqual(
        JSON.parse(JSON.stringify(executeSync({ schema, document: parse(query) }))),
      );
    }
  });

  it('equal those for parts that the planner does not know', async () => {
    const query = `{
      in: __type(name: "In") { isOneOf inputFields(includeDeprecated: true) { name isDeprecated } }
      any: __type(name: "Any") { specifiedByURL }
      size: __type(name: "Size") { enumValues(includeDeprecated: true) { name deprecationReason } }
      __schema { directives { name isRepeatable args(includeDeprecated: true) { name } } }
      none: __type(name: "None") { name }
    }`;
    const { status, body } = await ask(small, query);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      in: {
        isOneOf: false,
        inputFields: [
          { name: 'n', isDeprecated: false },
          { name: 'old', isDeprecated: true },
        ],
      },
      any: { specifiedByURL: 'https://specs.example/any' },
      size: {
        enumValues: [
          { name: 'SMALL', deprecationReason: null },
          { name: 'LARGE', deprecationReason: 'too large' },
        ],
      },
      none: null,
    });
    expect(body.data.__schema.directives).toContainEqual({
      name: 'skip',
      isRepeatable: false,
      args: [{ name: 'if' }],
    });
  });
});

describe('introspection beside ordinary fields', () => {
  const MIXED = `query Mixed($name: String!, $type: Boolean!, $rest: Boolean = true) {
    z: one
    ...Both
    schema: __schema { queryType { name } }
    __typename
    one
    ... on Query @include(if: $type) { b: __type(name: "Size") { kind } }
    ... @include(if: $rest) { items { id } }
  }
  fragment Both on Query { a: __type(name: $name) { called: name isOneOf } two(in: { n: 1 }) }`;

  it.each<[string, Record<string, unknown>, string]>([
    [
      'all of it',
      { name: 'In', type: true },
      '{"z":1,"a":{"called":"In","isOneOf":false},"two":"two","schema":{"queryType":{"name":"Query"}},"__typename":"Query","one":1,"b":{"kind":"ENUM"},"items":[{"id":"1"},{"id":"2"}]}',
    ],
    [
      'false conditions',
      { name: 'In', type: false, rest: false },
      '{"z":1,"a":{"called":"In","isOneOf":false},"two":"two","schema":{"queryType":{"name":"Query"}},"__typename":"Query","one":1}',
    ],
  ])('keeps the order of the selection: %s', async (_what, variables, data) => {
    // The second response uses what the first one cached.
    for (let round = 0; round < 2; round++)
      expect((await ask(small, MIXED, variables)).text).toBe(`{"data":${data}}\n`);
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    [
      'only the schema and a type name',
      '{ __typename __schema { queryType { name } } }',
      {},
      '{"__typename":"Query","__schema":{"queryType":{"name":"Query"}}}',
    ],
    [
      'nothing of the schema left',
      'query($s: Boolean!) { one __schema @skip(if: $s) { queryType { name } } }',
      { s: true },
      '{"one":1}',
    ],
    [
      'nothing else left',
      'query($s: Boolean!) { one @skip(if: $s) __schema { queryType { name } } }',
      { s: true },
      '{"__schema":{"queryType":{"name":"Query"}}}',
    ],
    [
      'nothing left',
      'query($s: Boolean!) { one @skip(if: $s) __schema @skip(if: $s) { queryType { name } } }',
      { s: true },
      '{}',
    ],
    [
      'one of two operations',
      'query A { one } query B { __schema { queryType { name } } }',
      { operationName: 'A' },
      '{"one":1}',
    ],
    [
      'fields merged',
      '{ __schema { queryType { name } } one __schema { mutationType { name } } }',
      {},
      '{"__schema":{"queryType":{"name":"Query"},"mutationType":null},"one":1}',
    ],
    [
      'a fragment used twice',
      '{ ...F ...F one } fragment F on Query { __type(name: "In") { name } ...G } fragment G on Query { two }',
      {},
      '{"__type":{"name":"In"},"two":"two","one":1}',
    ],
  ])('%s', async (_what, query, { operationName, ...variables }, data) => {
    const { text } = await request(small.app)
      .post('/graphql')
      .send({ query, variables, ...(operationName !== undefined && { operationName }) });
    expect(text).toBe(`{"data":${data}}\n`);
  });

  it('keeps the errors of both', async () => {
    const query = 'query($n: String = "In") { fails one __type(name: $n) { name } }';
    const { status, body } = await ask(small, query, { n: null });
    expect(status).toBe(200);
    expect(body.data).toEqual({ fails: null, one: 1, __type: null });
    expect(body.errors).toEqual([
      expect.objectContaining({
        message: 'Argument "name" of non-null type "String!" must not be null.',
        path: ['__type'],
        extensions: { code: 'BAD_USER_INPUT' },
      }),
      expect.objectContaining({ path: ['fails'], extensions: { code: 'INTERNAL_ERROR' } }),
    ]);
  });

  it('sends nothing to subgraphs when a variable is invalid', async () => {
    const before = subgraph.calls.length;
    const { status, body } = await ask(
      small,
      'query($n: String!) { one __type(name: $n) { name } }',
    );
    expect(status).toBe(200);
    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(subgraph.calls).toHaveLength(before);
  });

  it.each([
    '{ self { __schema { queryType { name } } } }',
    '{ __schema { queryType { name } } self { self { __type(name: "In") { name } } } }',
    '{ self { ...F } } fragment F on Query { __schema { queryType { name } } }',
  ])('refuses the schema below the root: %s', async (query) => {
    expect(await ask(small, query)).toMatchObject({
      status: 200,
      body: {
        errors: [
          {
            message:
              '__schema and __type can be selected only at the root of a query; move them there.',
            extensions: { code: 'INVALID_OPERATION' },
          },
        ],
      },
    });
  });
});

describe('limits on introspection', () => {
  const several = (count: number, what: string) =>
    Array.from({ length: count }, (_, index) => `${what.replaceAll('%', `a${index}`)}`).join(' ');

  it.each<[string, string, string]>([
    [
      'aliases',
      `{ __schema { types { ${several(61, '%: name')} } } }`,
      'The operation has more than 60 aliases.',
    ],
    [
      'aliases by way of fragments',
      `{ __schema { types { ...A ...B } } } fragment A on __Type { ${several(8, '%: fields { ...F }')} } fragment B on __Type { name } fragment F on __Field { ${several(8, '%: type { ...B }')} }`,
      'The operation has more than 60 aliases.',
    ],
    [
      'fields',
      `{ __schema { types { ${several(38, '...on __Type { ...F }')} } } } fragment F on __Type { ${several(40, 'name')} }`,
      'The operation has more than 1500 fields.',
    ],
    [
      'levels',
      `{ __type(name: "Query") { ${'ofType {'.repeat(19)} name ${'}'.repeat(19)} } }`,
      'The operation has more than 20 levels of fields inside __schema or __type.',
    ],
    [
      'directives',
      `{ __schema { types { ${several(61, 'name @skip(if: false)')} } } }`,
      'The operation has more than 60 directives.',
    ],
  ])('count %s below the schema', async (_what, query, message) => {
    for (const gateway of [small, real])
      expect(await ask(gateway, query)).toMatchObject({
        status: 200,
        body: { errors: [{ message, extensions: { code: 'OPERATION_TOO_LARGE' } }] },
      });
  });

  const MULTIPLIED = `{ __schema { types { ...T } } }
    fragment T on __Type { ${several(3, '%: fields { ...F }')} }
    fragment F on __Field { ${several(3, '%: type { ...U }')} }
    fragment U on __Type { ${several(4, '%: name')} name description }`;
  // Every field of the type of every field, twice.
  const FIELDS =
    'name description fields { name description args { name description } type { name description } }';
  const NESTED = several(
    2,
    `%: fields { type { ${FIELDS} ofType { ${FIELDS} ofType { ${FIELDS} } } } }`,
  );

  it.each([
    ['aliases that multiply', MULTIPLIED],
    ['lists in lists', `{ __schema { types { ${NESTED} } } }`],
  ])('refuse a disproportionate response: %s', async (_what, query) => {
    // The second time from the cache.
    for (let round = 0; round < 2; round++)
      expect(await ask(real, query)).toMatchObject({
        status: 200,
        body: {
          errors: [
            {
              message:
                'The answer would be more than twice as large as the whole schema; request fewer parts of it.',
              extensions: { code: 'OPERATION_TOO_EXPENSIVE' },
            },
          ],
        },
      });
  });

  it('apply to the values of variables', async () => {
    const query = `query($s: Boolean!) { __schema { queryType { name } ... @skip(if: $s) { types { ${NESTED} } } } }`;
    expect((await ask(real, query, { s: false })).code).toBe('OPERATION_TOO_EXPENSIVE');
    expect((await ask(real, query, { s: true })).body).toEqual({
      data: { __schema: { queryType: { name: 'Query' } } },
    });
  });

  it('bound the reads per minute of each caller, apart from everything else', async () => {
    const gateway = await testGateway({
      supergraph,
      subgraphs: inProcess(subgraph),
      verifyToken: async (token) => ({ viewer: viewerAs('bank', { client: token }) }),
      limits: readLimitsConfig({ production: false }, { SCHEMA_READS_PER_MINUTE: '2' }),
    });
    try {
      const send = async (client: string, query: string) => {
        const { status, body } = await request(gateway.app)
          .post('/graphql')
          .set('authorization', `Bearer ${client}`)
          .send({ query });
        return { status, error: body.errors?.[0]?.extensions };
      };
      const schema = '{ __schema { queryType { name } } }';
      const statuses = [];
      // A new minute may begin in between, but not two.
      for (let round = 0; round < 6; round++) statuses.push(await send('one', schema));
      const refused = statuses.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThanOrEqual(2);
      expect(refused[0]!.error).toEqual({
        code: 'RATE_LIMITED',
        retryAfter: expect.any(Number) as number,
      });
      expect(statuses[0]!.status).toBe(200);
      expect((await send('other', schema)).status).toBe(200);
      expect((await send('one', '{ one }')).status).toBe(200);
    } finally {
      await gateway.stop();
    }
  });

  it('are settings like the others', () => {
    const read = (production: boolean, env: NodeJS.ProcessEnv) =>
      readLimitsConfig({ production }, env).limits.schemaReadsPerMinute;
    expect(read(false, {})).toBe(0);
    expect(read(true, {})).toBe(60);
    expect(read(true, { SCHEMA_READS_PER_MINUTE: '5' })).toBe(5);
    expect(() => read(false, { SCHEMA_READS_PER_MINUTE: 'often' })).toThrow(
      'SCHEMA_READS_PER_MINUTE must be a whole number of operations; 0 means no limit.',
    );
  });
});
