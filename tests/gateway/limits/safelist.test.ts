import request from 'supertest';
import type { Gateway } from '../../../gateway/createGateway';
import type { ClientEntry, Safelist } from '../../../schema/registry';
import { operationId } from '../../../schema/safelist/operationId';
import { viewerAs } from '../../support/viewers';
import { CLIENT, testRegistry } from '../disclosure/support';
import { inProcess, people, records, testGateway } from '../support';

const TOTAL = 'query Total { total }';
const WHO = 'query Who($x: Int) { total(at: $x) }';
const ID = operationId(TOTAL);
const MD5 = '3be4abb81fa595e25eb725b2c6a87508';

/** One registry, which the gateways of a test share. */
let entry: ClientEntry;
let list: Safelist | null;
let reachable: boolean;
let listReads: number;
const opened: Gateway[] = [];

beforeEach(() => {
  entry = { ...CLIENT, safelist: 1 };
  list = {
    version: 1,
    operations: [
      { id: ID, aliases: ['total@1'], document: TOTAL },
      { id: operationId(WHO), aliases: [MD5], document: WHO },
    ],
  };
  reachable = true;
  listReads = 0;
});
afterEach(async () => {
  jest.restoreAllMocks();
  for (const gateway of opened.splice(0)) await gateway.stop();
});

const reached = <T>(value: T) =>
  reachable ? Promise.resolve(value) : Promise.reject(new Error('secret address'));
const registry = testRegistry({
  client: () => reached(entry),
  safelist() {
    listReads++;
    return reached(list);
  },
});

async function open(): Promise<Gateway> {
  const gateway = await testGateway({
    subgraphs: inProcess(people(), records()),
    verifyToken: async () => ({ viewer: viewerAs('bank', { client: CLIENT.id }) }),
    registry,
  });
  opened.push(gateway);
  return gateway;
}

async function send(gateway: Gateway, body: object) {
  const answer = await request(gateway.app)
    .post('/graphql')
    .set('authorization', 'Bearer token')
    .send(body);
  expect(answer.text).not.toContain('secret');
  const [error] = answer.body.errors ?? [];
  if (error === undefined) return answer.body.data as unknown;
  return [answer.status, error.extensions.code, error.message] as unknown;
}
/** Lets the entries of clients expire, without waiting. */
function later(ms: number) {
  const now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now + ms);
  const monotonic = performance.now();
  jest.spyOn(performance, 'now').mockImplementation(() => monotonic + ms);
}

test.each<[string, object]>([
  ['documentId', { documentId: ID }],
  ['documentId with the prefix of GraphQL over HTTP', { documentId: `sha256:${ID}` }],
  ['an id of its manifest', { documentId: 'total@1' }],
  ['an id of Relay', { doc_id: MD5, variables: { x: 1 } }],
  ['an id of a network layer', { id: MD5 }],
  ['a hash of Apollo', { extensions: { persistedQuery: { version: 1, sha256Hash: ID } } }],
  ['equal ids', { documentId: ID, extensions: { persistedQuery: { version: 1, sha256Hash: ID } } }],
  ['an id and the registered text', { documentId: ID, query: TOTAL }],
])('a registered operation is sent by %s', async (_how, body) => {
  const gateway = await open();
  expect(await send(gateway, body)).toEqual({ total: 7 });
  expect(await send(gateway, body)).toEqual({ total: 7 });
});

test.each<[string, object, number, string, string]>([
  [
    'the text alone',
    { query: TOTAL },
    403,
    'OPERATION_NOT_SAFELISTED',
    'This client may only send registered operations by their id; send documentId instead of query.',
  ],
  [
    'an unknown id',
    { documentId: '0'.repeat(64) },
    403,
    'OPERATION_NOT_SAFELISTED',
    'No operation with this id is registered for this client.',
  ],
  [
    'a name of JavaScript',
    { documentId: '__proto__' },
    403,
    'OPERATION_NOT_SAFELISTED',
    'No operation with this id is registered for this client.',
  ],
  [
    'another text beside an id',
    { documentId: ID, query: WHO },
    403,
    'OPERATION_NOT_SAFELISTED',
    'The query is not the operation that is registered under this id; send the id alone.',
  ],
  [
    'a text with its hash, as Apollo clients register it',
    { query: WHO, extensions: { persistedQuery: { version: 1, sha256Hash: '1'.repeat(64) } } },
    403,
    'OPERATION_NOT_SAFELISTED',
    'No operation with this id is registered for this client.',
  ],
  [
    'two ids',
    { documentId: ID, doc_id: MD5 },
    400,
    'INVALID_OPERATION',
    'The request names two operations by different ids; send one id.',
  ],
])('a client with a list is refused %s', async (_what, body, ...refusal) => {
  expect(await send(await open(), body)).toEqual(refusal);
});

test('an empty list allows nothing', async () => {
  list = { version: 1, operations: [] };
  expect(await send(await open(), { documentId: ID })).toEqual(
    expect.arrayContaining(['OPERATION_NOT_SAFELISTED']),
  );
});

test('a client without a list sends text, and is told that an id refers to nothing', async () => {
  delete (entry as { safelist?: number }).safelist;
  const gateway = await open();
  expect(await send(gateway, { query: TOTAL })).toEqual({ total: 7 });
  expect(await send(gateway, { query: TOTAL, id: 'of its own' })).toEqual({ total: 7 });
  for (const body of [{ documentId: ID }, { doc_id: MD5 }, { id: MD5 }])
    expect(await send(gateway, body)).toEqual([
      403,
      'OPERATION_NOT_SAFELISTED',
      'No operations are registered for this client; send the text in query.',
    ]);
  expect(listReads).toBe(0);
});

test('two gateways read a list once each, and a change within two seconds', async () => {
  const gateways = [await open(), await open()];
  for (const gateway of [...gateways, ...gateways])
    expect(await send(gateway, { documentId: ID })).toEqual({ total: 7 });
  expect(listReads).toBe(2);
  list = { version: 2, operations: [{ id: 'new', aliases: [], document: TOTAL }] };
  entry = { ...entry, safelist: 2 };
  later(2050);
  for (const gateway of gateways) {
    expect(await send(gateway, { documentId: 'new' })).toEqual({ total: 7 });
    expect(await send(gateway, { documentId: ID })).toEqual(
      expect.arrayContaining(['OPERATION_NOT_SAFELISTED']),
    );
  }
  expect(listReads).toBe(4);
  list = null;
  delete (entry as { safelist?: number }).safelist;
  later(2050);
  for (const gateway of gateways)
    expect(await send(gateway, { query: TOTAL })).toEqual({ total: 7 });
});

test('a gateway that cannot reach the registry uses what it read for a minute', async () => {
  const gateway = await open();
  expect(await send(gateway, { documentId: ID })).toEqual({ total: 7 });
  reachable = false;
  later(50_000);
  expect(await send(gateway, { documentId: ID })).toEqual({ total: 7 });
  later(20_000);
  expect(await send(gateway, { documentId: ID })).toEqual([
    503,
    'NOT_READY',
    'The registry of clients is unreachable; retry shortly.',
  ]);
  reachable = true;
  later(3000);
  expect(await send(gateway, { documentId: ID })).toEqual({ total: 7 });
});

test('while a list cannot be read, its client sends nothing', async () => {
  const gateway = await open();
  jest.spyOn(registry, 'safelist').mockRejectedValue(new Error('secret address'));
  for (const body of [{ documentId: ID }, { query: TOTAL }])
    expect(await send(gateway, body)).toEqual([
      503,
      'NOT_READY',
      'The list of operations of this client cannot be read; retry shortly.',
    ]);
});
