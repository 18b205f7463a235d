import request from 'supertest';
import type { Gateway } from '../../../gateway/createGateway';
import { operationId } from '../../../schema/safelist/operationId';
import { viewerAs } from '../../support/viewers';
import { newsGateway } from '../caching/support';
import { CLIENT, testRegistry } from '../disclosure/support';

const PUBLIC = 'query News($about: String) { news(about: $about) { id } }';
const GUARDED = 'query Draft { draft }';
const WRITE = 'mutation { publish }';
const SOMETIMES = 'query Both($all: Boolean!) { plain draft @include(if: $all) }';
const DATA = { data: { news: [{ id: '1' }] } };
const STORED = 'public, max-age=300, must-revalidate';
const UNKNOWN = {
  errors: [
    {
      message: 'No public operation is registered under this id.',
      extensions: { code: 'OPERATION_NOT_SAFELISTED' },
    },
  ],
};

let gateway: Gateway;
let listed: Set<string>;
let isReachable: boolean;
let reads: number;

beforeEach(async () => {
  listed = new Set([PUBLIC, GUARDED, WRITE, SOMETIMES]);
  isReachable = true;
  reads = 0;
  gateway = await newsGateway({
    verifyToken: async (token) => ({ viewer: viewerAs('bank', { client: token }) }),
    registry: testRegistry({
      client: async (id) => ({ ...CLIENT, id, ...(id === 'with-list' && { safelist: 1 }) }),
      safelist: async () => ({
        version: 1,
        operations: [...listed].map((document) => ({
          id: operationId(document),
          aliases: [],
          document,
        })),
      }),
      async listedOperation(id) {
        reads++;
        if (!isReachable) throw new Error('secret address');
        return [...listed].find((text) => operationId(text) === id) ?? null;
      },
    }),
  });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await gateway.stop();
});

const get = (documentId: string, more: Record<string, string> = {}, token?: string) =>
  request(gateway.app)
    .get('/graphql')
    .query({ documentId, ...more })
    .set(token === undefined ? {} : { authorization: `Bearer ${token}` });

function later(ms: number) {
  const now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now + ms);
  const monotonic = performance.now();
  jest.spyOn(performance, 'now').mockImplementation(() => monotonic + ms);
}

test.each(['', 'sha256:'])(
  'anybody may GET a public operation by "%s" and its hash',
  async (prefix) => {
    const id = `${prefix}${operationId(PUBLIC)}`;
    for (let turn = 0; turn < 2; turn++) {
      const { status, body, headers } = await get(id, { variables: '{"about":"x"}' });
      expect([status, body, headers['cache-control']]).toEqual([200, DATA, STORED]);
    }
    expect(reads).toBe(1);
    const tag = (await get(id)).headers['etag'] as string;
    expect((await get(id).set('if-none-match', tag)).status).toBe(304);
  },
);

test.each<[string, string, Record<string, string>]>([
  ['an unknown hash', operationId('{ unknown }'), {}],
  ['an id that is no hash', 'news@1', {}],
  ['a guarded field', operationId(GUARDED), {}],
  ['a mutation', operationId(WRITE), {}],
  [
    'a guarded field that a variable selects',
    operationId(SOMETIMES),
    { variables: '{"all":true}' },
  ],
])('nobody learns about %s', async (_what, id, more) => {
  const { status, body, headers } = await get(id, more);
  expect([status, body, headers['cache-control']]).toEqual([403, UNKNOWN, 'no-store']);
});

test('a client with a list gets its answer, which nobody stores', async () => {
  const { status, body, headers } = await get(operationId(PUBLIC), {}, 'with-list');
  expect([status, body, headers['cache-control']]).toEqual([200, DATA, 'no-store']);
  const guarded = await get(operationId(GUARDED), {}, 'with-list');
  expect([guarded.status, guarded.body.errors[0].extensions.code]).toEqual([405, 'POST_REQUIRED']);
  expect(reads).toBe(0);
});

test('a client without a list, and a POST without a token, still send texts', async () => {
  const message = 'No operations are registered for this client; send the text in query.';
  const documentId = operationId(PUBLIC);
  const answers = [
    await get(documentId, {}, 'without-list'),
    await request(gateway.app).post('/graphql').send({ documentId }),
  ];
  for (const { status, body } of answers)
    expect([status, body.errors[0].message]).toEqual([403, message]);
});

test('a removed operation is not found two seconds later', async () => {
  const id = operationId(PUBLIC);
  expect((await get(id)).body).toEqual(DATA);
  listed.delete(PUBLIC);
  later(2050);
  expect((await get(id)).body).toEqual(UNKNOWN);
});

test('without the registry a known operation is answered for a minute, and no other', async () => {
  expect((await get(operationId(PUBLIC))).status).toBe(200);
  isReachable = false;
  later(50_000);
  expect((await get(operationId(PUBLIC))).body).toEqual(DATA);
  const { status, text } = await get(operationId(GUARDED));
  expect([status, text]).toEqual([
    503,
    expect.stringContaining('The registered operations cannot be read; retry shortly.'),
  ]);
  later(20_000);
  expect((await get(operationId(PUBLIC))).status).toBe(503);
});
