import request from 'supertest';
import type { Gateway } from '../../gateway/createGateway';
import { readLimitsConfig } from '../../gateway/limits/config';
import { CallerLimits } from '../../gateway/limits/limiter/callerLimits';
import { MemoryLimitStore } from '../../gateway/limits/limiter/memoryLimitStore';
import { RedisLimitStore } from '../../gateway/limits/limiter/redisLimitStore';
import { ANONYMOUS } from '../../schema/viewer';
import { startRedisDouble } from './limits/redisDouble';
import { eventually } from '../support/eventually';
import { silent } from '../support/log';
import { viewerAs } from '../support/viewers';
import { CLIENT, testRegistry } from './disclosure/support';
import { compose, inProcess, people, records, testGateway, testSubgraph } from './support';

let gateway: Gateway;
afterEach(() => gateway?.stop());

const settings = (env: NodeJS.ProcessEnv) => readLimitsConfig({ production: false }, env);
const ask = (body: object) => request(gateway.app).post('/graphql').send(body);

describe('a subscription', () => {
  const WHAT = 'Subscriptions are not supported; send a query, and repeat it for new data.';
  const refusal = {
    errors: [{ message: WHAT, extensions: { code: 'INVALID_OPERATION' } }],
  };
  const MIXED = 'query Q { total } subscription S { x }';

  test.each([
    ['anonymous', { query: 'subscription { x }' }],
    ['named', { query: 'subscription S { x }', operationName: 'S' }],
    ['in a fragment', { query: 'subscription { ...F } fragment F on Query { total }' }],
    ['selected from several', { query: MIXED, operationName: 'S' }],
    ['beside another', { query: 'subscription S { x } subscription T { y }', operationName: 'T' }],
  ])('is refused by name: %s', async (_what, body) => {
    gateway = await testGateway({
      subgraphs: inProcess(people(), records()),
      anonymousIntrospection: false,
    });
    // A second time, because the cached document takes another path.
    for (const query of ['{ total }', MIXED])
      expect((await ask({ query, ...(query === MIXED && { operationName: 'Q' }) })).body).toEqual({
        data: { total: 7 },
      });
    for (let turn = 0; turn < 2; turn++) {
      const answer = await ask(body);
      expect([answer.status, answer.body.errors[0]]).toEqual([200, refusal.errors[0]]);
    }
  });

  test('is refused by GET too', async () => {
    gateway = await testGateway();
    const answer = await request(gateway.app).get('/graphql?query=subscription%7Bx%7D');
    expect([answer.status, answer.body]).toEqual([200, refusal]);
  });

  test('is refused under a registered id', async () => {
    const operation = { id: 'x', aliases: [], document: 'subscription { x }' };
    gateway = await testGateway({
      subgraphs: inProcess(people(), records()),
      verifyToken: async () => ({ viewer: viewerAs('bank', { client: CLIENT.id }) }),
      registry: testRegistry({
        client: async () => ({ ...CLIENT, safelist: 1 }),
        safelist: async () => ({ version: 1, operations: [operation] }),
      }),
    });
    const answer = await ask({ documentId: 'x' }).set('authorization', 'Bearer x');
    expect([answer.status, answer.body]).toEqual([200, refusal]);
  });

  test('is refused too when the schema has subscriptions', async () => {
    const sdl = 'type Query { a: Int } type Subscription { x: Int }';
    gateway = await testGateway({
      supergraph: compose([{ name: 'only', sdl }]),
      subgraphs: inProcess(testSubgraph('only', sdl, {})),
    });
    for (const query of ['subscription { x }', 'subscription { y }'])
      expect((await ask({ query })).body.errors[0]).toEqual(refusal.errors[0]);
  });
});

describe('a limit', () => {
  const SUBJECTS = `
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
      @link(url: "https://credit.hedong.example/access/v1.0", import: ["@access"])
      @composeDirective(name: "@access")
    directive @access(rule: [[String!]!]!) repeatable on OBJECT
    type Query @access(rule: [["public"]]) { subjects(ids: [ID!]!): [Subject] count: Int }
    interface Subject @key(fields: "id") { id: ID! }
    type Person implements Subject @key(fields: "id") @access(rule: [["public"]]) { id: ID! }`;
  const subject = (id: string) => ({ __typename: 'Person', id });

  async function start(env: NodeJS.ProcessEnv): Promise<void> {
    gateway = await testGateway({
      supergraph: compose([{ name: 'only', sdl: SUBJECTS }]),
      subgraphs: inProcess(
        testSubgraph('only', SUBJECTS, {
          Query: {
            subjects: (_: unknown, { ids }: { ids: string[] }) => ids.map(subject),
            count: () => 1,
          },
        }),
      ),
      limits: settings(env),
      verifyToken: async () => ({ viewer: ANONYMOUS }),
    });
  }
  const about = (...ids: string[]) =>
    ask({ query: 'query($ids: [ID!]!) { subjects(ids: $ids) { id } }', variables: { ids } });

  /** Both executors: a new document, and one that has been compiled. */
  async function exhausted(send: () => request.Test) {
    for (let turn = 0; turn < 100; turn++) {
      const answer = await send();
      if (answer.status !== 200) return answer;
    }
    throw new Error('No limit is reached.');
  }

  test.each(['memory', 'Redis'])(
    'on cost answers 429 with Retry-After, counted in %s',
    async (where) => {
      const redis = where === 'Redis' ? await startRedisDouble() : undefined;
      await start({ COST_PER_MINUTE: '30', ...(redis && { REDIS_URL: redis.url }) });
      // The gateway connects to the store while it starts.
      const answer = await exhausted(() => about('1'));
      expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([429, 'RATE_LIMITED']);
      const seconds = Number(answer.headers['retry-after']);
      expect(seconds).toBe(answer.body.errors[0].extensions.retryAfter);
      expect(seconds).toBeGreaterThanOrEqual(1);
      expect(seconds).toBeLessThanOrEqual(60);
      await gateway.stop();
      await redis?.stop();
    },
  );

  test('on subjects answers 429 with Retry-After, and no data', async () => {
    await start({ SUBJECTS_PER_HOUR: '3' });
    expect((await about('1', '2')).status).toBe(200);
    const answer = await about('3', '4');
    expect([answer.status, answer.body.data]).toEqual([429, null]);
    expect(answer.body.errors[0].extensions.code).toBe('SUBJECT_LIMIT_REACHED');
    const seconds = Number(answer.headers['retry-after']);
    expect(seconds).toBe(answer.body.errors[0].extensions.retryAfter);
    expect(seconds).toBeLessThanOrEqual(3600);
    expect((await about('1')).headers['retry-after']).toBeUndefined();
  });

  test('that no waiting lifts says so and returns no Retry-After', async () => {
    await start({ SUBJECTS_PER_HOUR: '2', COST_PER_MINUTE: '1000' });
    const subjects = await about('1', '2', '3');
    expect([subjects.status, subjects.headers['retry-after']]).toEqual([429, undefined]);
    expect(subjects.body.errors[0].message).toMatch(/more different subjects than the 2/);
    const query = `{ ${Array.from({ length: 20 }, (_, index) => `a${index}: subjects(ids: ["1"]) { id }`).join(' ')} }`;
    await gateway.stop();
    await start({ COST_PER_MINUTE: '3' });
    const cost = await ask({ query });
    expect([cost.status, cost.headers['retry-after']]).toEqual([429, undefined]);
    expect(cost.body.errors[0].message).toMatch(
      /^The operation costs \d+ units, and this client may spend 3 per minute;/,
    );
  });

  test.each(['memory', 'Redis'])('returns the seconds left in its window, in %s', async (where) => {
    const redis = where === 'Redis' ? await startRedisDouble() : undefined;
    // Fifteen seconds before the end of a minute, of an hour and of a day.
    const now = () => Date.UTC(2026, 0, 1, 23, 59, 45);
    const store = redis ? new RedisLimitStore(redis.url, now) : new MemoryLimitStore(now);
    const limits = new CallerLimits(
      store,
      { costPerMinute: 10, subjectsPerHour: 2, subjectsPerDay: 2, schemaReadsPerMinute: 0 },
      silent,
    );
    await eventually(async () => {
      await store.spend('warm-up', 1, 1, 60);
    });
    await limits.spend('c', 6);
    const refused = await limits.spend('c', 6);
    expect(refused?.extensions).toEqual({ code: 'RATE_LIMITED', retryAfter: 15 });
    await limits.disclose('c', new Set(['1', '2']));
    expect((await limits.disclose('c', new Set(['3'])))?.extensions).toEqual({
      code: 'SUBJECT_LIMIT_REACHED',
      retryAfter: 15,
    });
    await limits.stop();
    await redis?.stop();
  });
});
