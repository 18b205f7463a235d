import { createHash } from 'node:crypto';
import request from 'supertest';
import type { Gateway, GatewayOptions } from '../../../gateway/createGateway';
import { readLimitsConfig } from '../../../gateway/limits/config';
import { memoryQueries } from '../../../gateway/persistedQueries/memoryQueries';
import { redisQueries } from '../../../gateway/persistedQueries/redisQueries';
import { eventually } from '../../support/eventually';
import { silent } from '../../support/log';
import { viewerAs } from '../../support/viewers';
import { startRedisDouble } from '../limits/redisDouble';
import { CLIENT, testRegistry } from '../disclosure/support';
import { newsGateway } from '../caching/support';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const QUERY = '{ news { id } }';
const HASH = hashOf(QUERY);
const DATA = { data: { news: [{ id: '1' }] } };
const NOT_FOUND = {
  errors: [
    { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
  ],
};

let gateways: Gateway[];
beforeEach(() => {
  gateways = [];
});
afterEach(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
});

async function start(options: Partial<GatewayOptions> = {}): Promise<Gateway> {
  const gateway = await newsGateway(options);
  gateways.push(gateway);
  return gateway;
}

const limits = (env: NodeJS.ProcessEnv) => readLimitsConfig({ production: false }, env);
const named = (sha256Hash: unknown, version = 1) => ({ persistedQuery: { version, sha256Hash } });
const post = (gateway: Gateway, body: object) => request(gateway.app).post('/graphql').send(body);
const get = (gateway: Gateway, hash: string, query?: string) =>
  request(gateway.app)
    .get('/graphql')
    .query({ extensions: JSON.stringify(named(hash)), ...(query !== undefined && { query }) });

test('a hash is unknown until a client has sent its text', async () => {
  const gateway = await start();
  const unknown = await post(gateway, { extensions: named(HASH) });
  expect([unknown.status, unknown.body, unknown.headers['cache-control']]).toEqual([
    200,
    NOT_FOUND,
    'no-store',
  ]);
  expect((await post(gateway, { query: QUERY, extensions: named(HASH) })).body).toEqual(DATA);
  for (const hash of [HASH, HASH.toUpperCase()])
    expect((await post(gateway, { extensions: named(hash) })).body).toEqual(DATA);
});

test('a GET by hash is answered, and the answer may be stored', async () => {
  const gateway = await start();
  expect((await get(gateway, HASH)).body).toEqual(NOT_FOUND);
  expect((await get(gateway, HASH, QUERY)).body).toEqual(DATA);
  const { body, headers } = await get(gateway, HASH);
  expect([body, headers['cache-control']]).toEqual([DATA, 'public, max-age=300, must-revalidate']);
});

test('an operation that a GET may not run is not found by GET, so that its text is posted', async () => {
  const gateway = await start();
  for (const query of ['{ draft }', 'mutation { publish }']) {
    const body = { query, extensions: named(hashOf(query)) };
    expect((await post(gateway, body)).body.data).toBeDefined();
    const { status, body: refused, headers } = await get(gateway, hashOf(query));
    expect([status, refused, headers['cache-control']]).toEqual([200, NOT_FOUND, 'no-store']);
    expect((await get(gateway, hashOf(query), query)).status).toBe(405);
  }
});

test('only the text of a valid operation is stored', async () => {
  const gateway = await start();
  const invalid = '{ noSuchField }';
  await post(gateway, { query: invalid, extensions: named(hashOf(invalid)) });
  expect((await post(gateway, { extensions: named(hashOf(invalid)) })).body).toEqual(NOT_FOUND);
});

test.each([
  [
    'the hash of another text',
    { query: QUERY, extensions: named(hashOf('{ now }')) },
    400,
    'INVALID_OPERATION',
  ],
  ['no hash', { query: QUERY, extensions: named(7) }, 400, 'INVALID_OPERATION'],
  ['nothing', { extensions: { persistedQuery: null } }, 200, 'PERSISTED_QUERY_NOT_SUPPORTED'],
  ['another version', { extensions: named(HASH, 2) }, 200, 'PERSISTED_QUERY_NOT_SUPPORTED'],
])('is refused: %s', async (_what, body, status, code) => {
  const answer = await post(await start(), body);
  expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([status, code]);
});

test('a client with a safelist cannot register a text', async () => {
  const operations = [{ id: hashOf('{ now }'), aliases: [], document: '{ now }' }];
  const gateway = await start({
    verifyToken: async () => ({ viewer: viewerAs('bank', { client: CLIENT.id }) }),
    registry: testRegistry({
      client: async () => ({ ...CLIENT, safelist: 1 }),
      safelist: async () => ({ version: 1, operations }),
    }),
  });
  const send = (body: object) => post(gateway, body).set('authorization', 'Bearer x');
  for (const body of [{ query: QUERY, extensions: named(HASH) }, { extensions: named(HASH) }]) {
    const answer = await send(body);
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([
      403,
      'OPERATION_NOT_SAFELISTED',
    ]);
  }
  expect((await send({ extensions: named(hashOf('{ now }')) })).status).toBe(200);
});

test('the memory is bounded by bytes, and drops the least recently used text', () => {
  const store = memoryQueries(3000);
  const texts = ['a', 'b', 'c'].map((letter) => letter.repeat(1200));
  for (const text of texts) store.set(hashOf(text), text);
  expect(texts.map((text) => store.get(hashOf(text)) !== undefined)).toEqual([false, true, true]);
});

describe('with Redis', () => {
  test('gateways share the texts', async () => {
    const redis = await startRedisDouble();
    const options = () => ({ limits: limits({ REDIS_URL: redis.url }) });
    const [one, two] = [await start(options()), await start(options())];
    await eventually(async () => {
      await post(one, { query: QUERY, extensions: named(HASH) });
      expect((await post(two, { extensions: named(HASH) })).body).toEqual(DATA);
    });
    await redis.stop();
    // The second gateway has learned the text; an unknown one is only not found.
    expect((await post(two, { extensions: named(HASH) })).body).toEqual(DATA);
    expect((await post(two, { extensions: named(hashOf('x')) })).body).toEqual(NOT_FOUND);
  });

  test('the earliest registered texts are dropped, and a text that was changed is not used', async () => {
    const redis = await startRedisDouble();
    const writer = redisQueries(redis.url, silent, 2);
    const reader = redisQueries(redis.url, silent, 2);
    const texts = ['{ a }', '{ b }', '{ c }'];
    const stored = () => redis.keys().filter((key) => key.startsWith('credit-gateway:query:'));
    for (const [at, text] of texts.entries()) {
      await eventually(() => {
        writer.set(hashOf(text), text);
        expect(stored()).toContain(`credit-gateway:query:${hashOf(text)}`);
      });
      expect(stored().length).toBeLessThanOrEqual(Math.min(at + 1, 3));
    }
    await eventually(() => expect(stored()).toHaveLength(2));
    expect(await reader.get(hashOf('{ a }'))).toBeUndefined();
    expect(await reader.get(hashOf('{ c }'))).toBe('{ c }');
    redis.put(`credit-gateway:query:${hashOf('{ b }')}`, '{ forged }');
    expect(await reader.get(hashOf('{ b }'))).toBeUndefined();
    await Promise.all([writer.stop(), reader.stop(), redis.stop()]);
  });
});
