import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import request from 'supertest';
import { Cancellation } from '../../../gateway/cancellation';
import { MAX_FAILURES, PAUSE_MS } from '../../../gateway/execution/circuit/circuit';
import { SuspendedError, withCircuit } from '../../../gateway/execution/circuit/withCircuit';
import type { SubgraphClient } from '../../../gateway/execution/subgraphClient';
import { SocketError, Http1Error } from '../../../gateway/execution/http1/http1Error';
import type { SubgraphResponse } from '../../../schema/subgraphCall';
import { compose, testGateway } from '../support';
import { nobody } from '../../support/viewers';

type Turn = () => Promise<SubgraphResponse>;
const answers: Turn = async () => ({ data: { a: 1 } });
const answersWithErrors: Turn = async () => ({ data: null, errors: [{ message: 'no' }] });
const refused = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const fails: Turn = () => Promise.reject(new SocketError(refused()));

let clock: number;
let calls: number;
let turn: Turn;
let lines: string[];
let client: SubgraphClient;

beforeEach(() => {
  [clock, calls, turn, lines] = [0, 0, answers, []];
  const inner: SubgraphClient = {
    name: 'people',
    execute: () => {
      calls++;
      return turn();
    },
    ready: async () => true,
    stop: async () => undefined,
  };
  client = withCircuit(inner, logOf(lines), () => clock);
});

function logOf(into: string[]) {
  const write = (line: string) => void into.push((JSON.parse(line) as { msg: string }).msg);
  return pino({ level: 'info' }, { write });
}

const call = (cancellation = new Cancellation(), query = '{ a }') =>
  client.execute({ query }, { viewer: nobody, requestId: 'r', cancellation });

/** Calls this many times, and returns how many calls reached the subgraph. */
async function reached(times: number, how: Turn, query = '{ a }'): Promise<number> {
  const before = calls;
  turn = how;
  for (let index = 0; index < times; index++) await call(undefined, query).catch(() => undefined);
  return calls - before;
}

const SUSPENDED = 'a subgraph fails repeatedly; calls to it are suspended';
const RESUMED = 'a subgraph answers again; calls to it are resumed';

describe('a subgraph that fails repeatedly', () => {
  test.each(['{ a }', 'mutation { a }'])('is not called: %s', async (query) => {
    expect(await reached(MAX_FAILURES + 20, fails, query)).toBe(MAX_FAILURES);
    await expect(call()).rejects.toThrow(SuspendedError);
    expect(lines).toEqual([SUSPENDED]);
  });

  test('is called once after the pause, and by all callers when that call succeeds', async () => {
    await reached(MAX_FAILURES, fails);
    clock += PAUSE_MS;
    expect(await reached(10, fails)).toBe(1);
    clock += PAUSE_MS - 1;
    expect(await reached(10, answers)).toBe(0);
    clock += 1;
    expect(await reached(10, answers)).toBe(10);
    expect(lines).toEqual([SUSPENDED, RESUMED]);
  });

  test('receives only one call while the probe is in progress', async () => {
    await reached(MAX_FAILURES, fails);
    clock += PAUSE_MS;
    let answer: (response: SubgraphResponse) => void = () => undefined;
    turn = () => new Promise((resolve) => (answer = resolve));
    const probe = call();
    await expect(call()).rejects.toThrow(SuspendedError);
    answer({ data: { a: 1 } });
    await expect(probe).resolves.toEqual({ data: { a: 1 } });
    expect(await reached(3, answers)).toBe(3);
  });

  test('makes the gateway unready until the pause is over', async () => {
    expect(await client.ready()).toBe(true);
    await reached(MAX_FAILURES, fails);
    expect(await client.ready()).toBe(false);
    clock += PAUSE_MS;
    expect(await client.ready()).toBe(true);
  });

  test('is not judged by calls that began before the circuit opened', async () => {
    let ends: (() => void)[] = [];
    turn = () => new Promise((_, reject) => ends.push(() => reject(new SocketError(refused()))));
    const together = Array.from({ length: 3 * MAX_FAILURES }, () => call().catch(() => undefined));
    await reached(MAX_FAILURES, fails);
    clock += PAUSE_MS;
    expect(await reached(1, answers)).toBe(1);
    ends.forEach((end) => end());
    await Promise.all(together);
    ends = [];
    expect(await reached(3, answers)).toBe(3);
    expect(lines).toEqual([SUSPENDED, RESUMED]);
  });
});

describe('the circuit does not count', () => {
  test('responses with errors', async () => {
    expect(await reached(3 * MAX_FAILURES, answersWithErrors)).toBe(3 * MAX_FAILURES);
  });

  test('failures with successful responses between them', async () => {
    for (let round = 0; round < 5; round++) {
      expect(await reached(MAX_FAILURES - 1, fails)).toBe(MAX_FAILURES - 1);
      expect(await reached(1, answersWithErrors)).toBe(1);
    }
  });

  test('calls whose client has disconnected, the probe among them', async () => {
    const disconnected = new Cancellation();
    disconnected.cancel(new Error('gone'));
    turn = fails;
    for (let index = 0; index < 3 * MAX_FAILURES; index++)
      await call(disconnected).catch(() => undefined);
    expect(calls).toBe(3 * MAX_FAILURES);
    await reached(MAX_FAILURES, fails);
    clock += PAUSE_MS;
    turn = fails;
    await call(disconnected).catch(() => undefined);
    expect(await reached(3, answers)).toBe(3);
  });

  test('responses that are too large', async () => {
    const tooLarge = new Http1Error('ANSWER_TOO_LARGE', 'The answer is too large.');
    expect(await reached(3 * MAX_FAILURES, () => Promise.reject(tooLarge))).toBe(3 * MAX_FAILURES);
  });
});

describe('over HTTP', () => {
  const SDL = 'type Query { a: Int } type Mutation { b: Int }';
  let server: Server;
  let received: number;
  let answer: { status: number; text: string } | 'never';

  beforeEach(async () => {
    received = 0;
    server = createServer((incoming, response) => {
      incoming.resume();
      if (incoming.method === 'GET') response.end('{}');
      else {
        received++;
        if (answer !== 'never') response.writeHead(answer.status).end(answer.text);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  test.each<[string, typeof answer, string]>([
    ['that takes too long', 'never', '{ a }'],
    ['behind a broken proxy', { status: 502, text: '<html>' }, '{ a }'],
    ['that is stopping', { status: 503, text: '{"errors":[{"message":"x"}]}' }, '{ a }'],
    ['that is no GraphQL', { status: 200, text: '[]' }, 'mutation { b }'],
  ])('a subgraph %s is not called, with the same clean error', async (_what, given, query) => {
    answer = given;
    const { port } = server.address() as AddressInfo;
    const supergraph = compose([{ name: 'only', sdl: SDL, url: `http://127.0.0.1:${port}/g` }]);
    const gateway = await testGateway({ supergraph, subgraphTimeout: 100, log: logOf(lines) });
    const ask = async () => (await request(gateway.app).post('/graphql').send({ query })).text;
    const ready = async () => (await request(gateway.app).get('/health/ready')).status;
    const first = await ask();
    for (let index = 1; index < MAX_FAILURES; index++) expect(await ask()).toBe(first);
    expect(first).toContain('SUBGRAPH_UNAVAILABLE');
    // A call may time out before it has arrived.
    expect(received).toBeGreaterThan(0);
    if (given !== 'never') expect(received).toBe(MAX_FAILURES);
    const beforeSuspension = received;
    expect(await ask()).toBe(first);
    expect(received).toBe(beforeSuspension);
    expect(await ready()).toBe(503);
    expect(lines.filter((line) => line.startsWith('a subgraph'))).toEqual([
      ...Array.from({ length: MAX_FAILURES - 1 }, () => 'a subgraph did not answer'),
      SUSPENDED,
      'a subgraph did not answer',
      'a subgraph is not ready',
    ]);
    await gateway.stop();
  });

  test('an operation that a subgraph fails at does not affect other operations', async () => {
    answer = { status: 500, text: '{"errors":[{"message":"x"}]}' };
    const { port } = server.address() as AddressInfo;
    const supergraph = compose([{ name: 'only', sdl: SDL, url: `http://127.0.0.1:${port}/g` }]);
    const gateway = await testGateway({ supergraph });
    for (let index = 0; index < 2 * MAX_FAILURES; index++)
      await request(gateway.app).post('/graphql').send({ query: '{ a }' });
    expect(received).toBe(2 * MAX_FAILURES);
    await gateway.stop();
  });
});
