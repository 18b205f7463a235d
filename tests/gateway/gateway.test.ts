import request from 'supertest';
import type { Gateway, GatewayOptions } from '../../gateway/createGateway';
import { inProcess, people, records, testGateway, type TestSubgraph } from './support';

let gateway: Gateway;
let subgraphs: { people: TestSubgraph; records: TestSubgraph };

async function start(options: Partial<GatewayOptions> = {}): Promise<void> {
  await gateway?.stop();
  subgraphs = { people: people(), records: records() };
  gateway = await testGateway({
    subgraphs: inProcess(subgraphs.people, subgraphs.records),
    ...options,
  });
}

const ask = (query: string, variables?: object) =>
  request(gateway.app).post('/graphql').send({ query, variables });

beforeEach(() => start());
afterAll(() => gateway.stop());

describe('responses', () => {
  test('one query joins two subgraphs', async () => {
    const answer = await ask('{ person(id: "1") { name records { text } } total }');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      data: { person: { name: 'Name 1', records: [{ text: 'paid' }] }, total: 7 },
    });
  });

  test('headers include no-store and an id, and do not name the software', async () => {
    const answer = await ask('{ total }').set('x-request-id', 'proxy-id-123');
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-request-id': 'proxy-id-123',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers).not.toHaveProperty('x-powered-by');
    expect(subgraphs.records.calls[0]?.caller.requestId).toBe('proxy-id-123');
  });

  test('a request id that could forge a log line is replaced', async () => {
    const answer = await ask('{ total }').set('x-request-id', 'a b "c"');
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('identity headers of a client are not forwarded', async () => {
    const answer = await ask('{ whoAsks }')
      .set('x-viewer', 'admin')
      .set('identity-assertion', 'forged');
    expect(answer.body).toEqual({ data: { whoAsks: 'anonymous' } });
  });
});

describe('requests that are not valid operations', () => {
  test.each([
    ['PUT', () => request(gateway.app).put('/graphql').send({ query: '{ total }' }), 405],
    ['a form', () => request(gateway.app).post('/graphql').type('form').send('query={total}'), 415],
    ['text', () => request(gateway.app).post('/graphql').type('text').send('{total}'), 415],
    [
      'another JSON type',
      () => request(gateway.app).post('/graphql').type('application/graphql+json').send('{}'),
      415,
    ],
    [
      'a list',
      () =>
        request(gateway.app)
          .post('/graphql')
          .send([{ query: '{total}' }]),
      400,
    ],
    ['no query', () => request(gateway.app).post('/graphql').send({ variables: {} }), 400],
    ['a query object', () => request(gateway.app).post('/graphql').send({ query: {} }), 400],
    [
      'broken JSON',
      () => request(gateway.app).post('/graphql').type('json').send('{"query": secret'),
      400,
    ],
    [
      'a large body',
      () =>
        request(gateway.app)
          .post('/graphql')
          .send({ query: `{ total } #${'x'.repeat(103_000)}` }),
      413,
    ],
    ['GET without a query', () => request(gateway.app).get('/graphql'), 400],
    ['another path', () => request(gateway.app).get('/admin'), 404],
  ])('%s is refused in one sentence', async (_what, send, status) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(answer.body.errors).toHaveLength(1);
    expect(answer.body.errors[0].extensions.code).toMatch(
      /^(INVALID_OPERATION|OPERATION_TOO_LARGE|NOT_FOUND)$/,
    );
    expect(answer.text).not.toMatch(/secret|stack|node_modules/);
  });
});

describe('error formatting', () => {
  const NO_DETAILS =
    'The operation is not valid; callers with an access token receive the details.';
  const CLOSED = 'Introspection requires an access token; send one in the header authorization.';

  test('an internal error is INTERNAL_ERROR without details', async () => {
    const answer = await ask('{ fails }');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      data: { fails: null },
      errors: [
        {
          message: 'Something went wrong on our side.',
          path: ['fails'],
          extensions: { code: 'INTERNAL_ERROR' },
        },
      ],
    });
  });

  test('errors of the catalogue pass, at their positions in lists and with their number', async () => {
    subgraphs.records.instead = async () => ({
      data: { _entities: [{ score: null }, { score: null }] },
      errors: [0, 1].map((at) => ({
        message: 'Unauthorized field or type',
        path: ['_entities', at, 'score'],
        extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', secret: 'x' },
      })),
    });
    const answer = await ask('{ people(ids: ["1", "2"]) { id score } }');
    expect(answer.body).toEqual({
      data: {
        people: [
          { id: '1', score: null },
          { id: '2', score: null },
        ],
      },
      errors: [0, 1].map((at) => ({
        message: 'Unauthorized field or type',
        path: ['people', at, 'score'],
        extensions: {
          code: 'UNAUTHORIZED_FIELD_OR_TYPE',
          normalizedPath: 'people.@.score',
          count: 2,
        },
      })),
    });
  });

  test('validation errors are shown to callers that may read the schema', async () => {
    const answer = await ask('{ person(id: "1") { nmae } }');
    expect(answer.status).toBe(200);
    expect(answer.body.errors[0].message).toContain('Did you mean "name"');
    expect(answer.body.errors[0].extensions).toEqual({ code: 'INVALID_OPERATION' });
  });

  test.each([
    ['unknown fields', '{ a b c }', NO_DETAILS],
    ['a syntax error', '{ person(', NO_DETAILS],
    ['the schema', '{ __schema { types { name } } }', CLOSED],
    ['the schema and unknown fields', '{ a __schema { types { name } } }', NO_DETAILS],
    [
      'a type through a fragment',
      '{ ...F } fragment F on Query { __type(name: "Person") { name } }',
      CLOSED,
    ],
  ])('to other callers, %s is one sentence without names', async (_what, query, message) => {
    await start({ anonymousIntrospection: false });
    const answer = await ask(query);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      errors: [{ message, extensions: { code: 'INVALID_OPERATION' } }],
    });
  });

  test('an invalid variable is named without its value', async () => {
    const answer = await ask('query Q($at: Int) { total(at: $at) }', { at: '120102188001010010' });
    expect(answer.status).toBe(200);
    expect(answer.body.errors).toEqual([
      {
        message: 'The value of variable $at is missing or does not fit its type Int.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  test.each([
    ['unknown', { query: 'query A { total }', operationName: 'B' }],
    ['missing', { query: 'query A { total } query B { total }' }],
  ])('an operation name that is %s', async (_what, body) => {
    const answer = await request(gateway.app).post('/graphql').send(body);
    expect(answer.status).toBe(200);
    expect(answer.body.errors[0].extensions.code).toBe('INVALID_OPERATION');
  });
});

describe('a subgraph that does not respond', () => {
  test('leaves nulls and their errors; the rest is answered', async () => {
    subgraphs.records.instead = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.1'));
    const answer = await ask('{ people(ids: ["1", "2"]) { name records { text } } }');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      data: {
        people: [
          { name: 'Name 1', records: null },
          { name: 'Name 2', records: null },
        ],
      },
      errors: [
        {
          message: 'Part of the data is unavailable at the moment.',
          path: ['people', 0, 'records'],
          extensions: {
            code: 'SUBGRAPH_UNAVAILABLE',
            normalizedPath: 'people.@.records',
            count: 2,
          },
        },
        expect.objectContaining({ path: ['people', 1, 'records'] }),
      ],
    });
  });

  test('is cancelled when the request exceeds its time limit', async () => {
    await start({ requestTimeout: 200 });
    subgraphs.records.instead = () => new Promise(() => undefined);
    const begun = performance.now();
    const answer = await ask('{ total }');
    expect(performance.now() - begun).toBeLessThan(1500);
    expect(answer.body.data).toEqual({ total: null });
    expect(answer.body.errors[0].extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
  });
});

describe('the limits', () => {
  const repeat = (count: number, text: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => text(index)).join(' ');

  test.each([
    ['tokens', `{ ${repeat(5001, () => 'total')} }`],
    ['aliases', `{ person(id: "1") { ${repeat(61, (i) => `a${i}: name`)} } }`],
    ['aliases of __typename', `{ person(id: "1") { ${repeat(61, (i) => `a${i}: __typename`)} } }`],
    ['fields at the root', `{ ${repeat(21, () => 'total')} }`],
    ['directives', `{ person(id: "1") { ${repeat(61, () => 'name @skip(if: false)')} } }`],
    [
      'fields behind fragments',
      `{ person(id: "1") { ...F0 } } ${repeat(12, (i) => `fragment F${i} on Person { ...F${i + 1} ...F${i + 1} }`)} fragment F12 on Person { name }`,
    ],
  ])('refuse too many %s', async (_what, query) => {
    const answer = await ask(query);
    expect(answer.status).toBe(200);
    expect(answer.body.errors[0].extensions.code).toBe('OPERATION_TOO_LARGE');
    expect(subgraphs.people.calls).toHaveLength(0);
  });

  test('apply to callers that may not read the schema, and name the limit', async () => {
    await start({ anonymousIntrospection: false });
    const answer = await ask(`{ ${repeat(21, () => 'total')} }`);
    expect(answer.body.errors[0].message).toContain('more than 20 fields at its root');
  });

  test.each(['__name', 'constructor', 'prototype', '__proto__'])(
    'refuse the alias %s',
    async (alias) => {
      const answer = await ask(`{ person(id: "1") { ${alias}: name } }`);
      expect(answer.status).toBe(200);
      expect(answer.body.errors[0].extensions.code).toBe('INVALID_OPERATION');
    },
  );

  test('refuse a fragment that spreads itself', async () => {
    const answer = await ask('{ person(id: "1") { ...F } } fragment F on Person { name ...F }');
    expect(answer.status).toBe(200);
  });

  test('let a tool read the whole schema', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const answer = await ask(getIntrospectionQuery());
    expect(answer.status).toBe(200);
  });
});

describe('health', () => {
  const health = async (path: string) => (await request(gateway.app).get(path)).status;

  test('/health/ready reports the subgraphs, /health/live only the process', async () => {
    expect(await health('/health/live')).toBe(200);
    expect(await health('/health/ready')).toBe(200);
    await start();
    subgraphs.records.isReady = false;
    expect(await health('/health/ready')).toBe(503);
    expect(await health('/health/live')).toBe(200);
  });

  test('a subgraph whose check throws is not ready', async () => {
    subgraphs.records.ready = () => Promise.reject(new Error('no'));
    expect(await health('/health/ready')).toBe(503);
  });
});

describe('startup and shutdown', () => {
  test('answer requests in progress and refuse later connections', async () => {
    let answerNow = (): void => undefined;
    const begun = new Promise<void>((underWay) => {
      subgraphs.records.instead = () =>
        new Promise((resolve) => {
          answerNow = () => resolve({ data: { total: 9 } });
          underWay();
        });
    });
    const post = () =>
      fetch(gateway.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ total }"}',
      });
    const first = post();
    await begun;
    const stopped = gateway.stop();
    await expect(post()).rejects.toThrow();
    expect(await gateway.ready()).toBe(false);
    answerNow();
    expect(await (await first).json()).toEqual({ data: { total: 9 } });
    await stopped;
  });

  test('report a port in use in one clear sentence', async () => {
    const port = Number(new URL(gateway.url).port);
    await expect(testGateway({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
  });

  test('report an invalid supergraph in one clear sentence', async () => {
    await expect(testGateway({ supergraph: 'type Query { a: Int }' })).rejects.toThrow(
      'not a composed Federation 2 supergraph',
    );
  });
});
