import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import request from 'supertest';
import { Cancellation } from '../../../gateway/cancellation';
import {
  faultOf,
  VERDICTS,
  type CallFault,
  type Verdict,
} from '../../../gateway/execution/circuit/callFaults';
import { MAX_FAILURES, PAUSE_MS } from '../../../gateway/execution/circuit/circuit';
import {
  OwnFaultError,
  SuspendedError,
  withCircuit,
} from '../../../gateway/execution/circuit/withCircuit';
import { httpClient } from '../../../gateway/execution/httpClient';
import type { SignedHttpOptions } from '../../../gateway/execution/signedHttp';
import type { SubgraphClient } from '../../../gateway/execution/subgraphClient';
import { Http1Client } from '../../../gateway/execution/http1/http1Client';
import { SocketError } from '../../../gateway/execution/http1/http1Error';
import type { SubgraphRequest } from '../../../schema/subgraphCall';
import { compose, inProcess, testGateway, testSubgraph } from '../support';
import { silent } from '../../support/log';
import { nobody } from '../../support/viewers';

/** A call to a subgraph that fails for the reason under test. */
interface Failing {
  readonly execute: SubgraphClient['execute'];
  readonly ask?: Partial<SubgraphRequest>;
  readonly cancellation?: Cancellation;
}

const answerOf = (status: number, text: string) =>
  `HTTP/1.1 ${status} X\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
const GOOD = answerOf(200, '{"data":{"a":1}}');
/** Deeper than `JSON.stringify` can recurse; the body of one request may contain it. */
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

let server: Server;
let closed: { readonly port: number };
let sockets: Socket[];
let respond: (socket: Socket) => void;
let stops: (() => unknown)[];
let clock: number;
let inner: SubgraphClient['execute'];
let client: SubgraphClient;

beforeEach(async () => {
  [sockets, stops, clock] = [[], [], 0];
  const closedServer = createServer();
  closedServer.listen(0, '127.0.0.1');
  await once(closedServer, 'listening');
  closed = closedServer.address() as AddressInfo;
  closedServer.close();
  await once(closedServer, 'close');
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', () => respond(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  client = withCircuit(
    {
      name: 'people',
      execute: (...call) => inner(...call),
      ready: async () => true,
      stop: async () => undefined,
    },
    silent,
    () => clock,
  );
});
afterEach(async () => {
  for (const stop of stops) await stop();
  for (const socket of sockets) socket.destroy();
  server.close();
});

const portOf = () => (server.address() as AddressInfo).port;

/** A client of this test's server, or of another port. */
function over(options: Partial<SignedHttpOptions> = {}, port = portOf()): Failing {
  const endpoint = { name: 'people', url: `http://127.0.0.1:${port}/graphql` };
  const made = httpClient(endpoint, { timeout: 2000, ...options });
  stops.push(() => made.stop());
  return { execute: (...call) => made.execute(...call) };
}

function raw(text: string): Failing {
  respond = (socket) => void socket.write(text);
  return over();
}

/** A TLS handshake that the server never answers. */
function neverConnecting(): Failing {
  respond = () => undefined;
  const wire = new Http1Client({
    ...{ secure: true, host: '127.0.0.1', port: portOf() },
    ...{ connections: 1, connectTimeout: 20, maxBodyBytes: 100 },
  });
  stops.push(() => wire.stop());
  return {
    execute: async () => {
      await wire.send('x').answer;
      return {};
    },
  };
}

/** A connection from an address that this machine does not have. */
function withoutLocalAddress(): Failing {
  return {
    execute: async () => {
      const socket = connect({ port: portOf(), host: '127.0.0.1', localAddress: '203.0.113.1' });
      const [error] = (await once(socket, 'error')) as [Error];
      throw new SocketError(error);
    },
  };
}

const CASES: [CallFault, Verdict, () => Failing][] = [
  ['SOCKET', 'failed', () => over({}, closed.port)],
  [
    'SOCKET',
    'failed',
    () => {
      respond = (socket) => socket.resetAndDestroy();
      return over();
    },
  ],
  [
    'CONNECTION_LOST',
    'failed',
    () => {
      respond = (socket) => socket.end();
      return over();
    },
  ],
  ['CONNECT_TIMEOUT', 'failed', neverConnecting],
  [
    'ANSWER_TIMEOUT',
    'failed',
    () => {
      respond = () => undefined;
      return over({ timeout: 20 });
    },
  ],
  ['BAD_ANSWER', 'failed', () => raw('HTTP/1.1 200 OK\r\ncontent-length: x\r\n\r\n')],
  ['SERVICE_UNAVAILABLE', 'failed', () => raw(answerOf(502, '<html>'))],
  ['SERVICE_UNAVAILABLE', 'failed', () => raw(answerOf(503, '{"errors":[{"message":"x"}]}'))],
  ['SERVICE_UNAVAILABLE', 'failed', () => raw(answerOf(504, ''))],
  ['SERVER_ERROR', 'failed', () => raw(answerOf(500, '<html>'))],
  ['NOT_GRAPHQL', 'failed', () => raw(answerOf(200, '{"data":'))],
  ['NOT_GRAPHQL', 'failed', () => raw(answerOf(200, '[]'))],
  ['NOT_GRAPHQL', 'failed', () => raw(answerOf(302, ''))],
  ['IDENTITY_REFUSED', 'answered', () => raw(answerOf(401, '<html>'))],
  ['IDENTITY_REFUSED', 'answered', () => raw(answerOf(403, '{"errors":[{"message":"x"}]}'))],
  ['TOO_MANY_REQUESTS', 'answered', () => raw(answerOf(429, 'slow down'))],
  ['REQUEST_REFUSED', 'answered', () => raw(answerOf(404, ''))],
  ['REQUEST_REFUSED', 'answered', () => raw(answerOf(413, '<html>'))],
  [
    'ANSWER_TOO_LARGE',
    'nothing',
    () => raw('HTTP/1.1 200 OK\r\ncontent-length: 999999999\r\n\r\n'),
  ],
  ['BAD_REQUEST', 'nothing', () => over({ sign: () => ({ a: 'b\r\nc: d' }) })],
  ['NOT_SENT', 'nothing', () => over({ timeout: 20, sign: () => new Promise(() => undefined) })],
  [
    'STOPPED',
    'nothing',
    () => {
      const failing = over();
      void stops.at(-1)!();
      return failing;
    },
  ],
  ['LOCAL_RESOURCES', 'nothing', withoutLocalAddress],
  [
    'CALLER_ENDED',
    'nothing',
    () => {
      const cancellation = new Cancellation();
      cancellation.cancel(new DOMException('The client has gone.', 'AbortError'));
      return { ...over(), cancellation };
    },
  ],
  [
    'CALLER_ENDED',
    'nothing',
    () => {
      const cancellation = new Cancellation();
      respond = () => cancellation.cancel(new DOMException('It took too long.', 'TimeoutError'));
      return { ...over(), cancellation };
    },
  ],
  [
    'OWN_FAULT',
    'nothing',
    () => ({ ...over(), ask: { variables: { v: JSON.parse(nested(6000)) as unknown } } }),
  ],
  [
    'OWN_FAULT',
    'nothing',
    () =>
      over({
        sign: () => {
          throw new TypeError('no key');
        },
      }),
  ],
  ['OWN_FAULT', 'nothing', () => over({ sign: () => Promise.reject(new Error('no key')) })],
];

async function call({
  execute,
  ask,
  cancellation = new Cancellation(),
}: Failing): Promise<unknown> {
  inner = execute;
  const caller = { viewer: nobody, requestId: 'r', cancellation };
  return client.execute({ query: 'mutation { a }', ...ask }, caller).then(
    () => undefined,
    (error: unknown) => error,
  );
}

const refusing = () => over({}, closed.port);
async function refuse(times: number): Promise<void> {
  for (let index = 0; index < times; index++) await call(refusing());
}
const good = () => raw(GOOD);
const isSuspended = async (failing: Failing) => (await call(failing)) instanceof SuspendedError;

test('every row of the table has a case, with its verdict', () => {
  const covered = Object.fromEntries(CASES.map(([fault, verdict]) => [fault, verdict]));
  expect(covered).toEqual({ ...VERDICTS });
});

describe.each(CASES)('%s, %s', (fault, verdict, failing) => {
  test('is distinguished from all other faults', async () => {
    const how = failing();
    inner = how.execute;
    const caller = {
      viewer: nobody,
      requestId: 'r',
      cancellation: how.cancellation ?? new Cancellation(),
    };
    const error = await how
      .execute({ query: 'mutation { a }', ...how.ask }, caller)
      .catch((thrown: unknown) => thrown);
    expect(faultOf(error, caller.cancellation.reason !== undefined)).toBe(fault);
  });

  test(`${verdict === 'failed' ? 'opens' : 'never opens'} the circuit`, async () => {
    for (let index = 0; index < MAX_FAILURES; index++)
      expect(await isSuspended(failing())).toBe(false);
    expect(await isSuspended(good())).toBe(verdict === 'failed');
  });

  test(`${verdict === 'answered' ? 'ends' : 'does not end'} a series of failures`, async () => {
    await refuse(MAX_FAILURES - 1);
    await call(failing());
    await refuse(1);
    expect(await isSuspended(good())).toBe(verdict !== 'answered');
  });

  test('decides as the probe of an open circuit', async () => {
    await refuse(MAX_FAILURES);
    clock += PAUSE_MS;
    expect(await isSuspended(failing())).toBe(false);
    if (verdict === 'failed') {
      expect(await isSuspended(good())).toBe(true);
      return;
    }
    // The next call is admitted: as the next probe, or because the circuit is closed.
    let answer: () => void = () => undefined;
    inner = () => new Promise((resolve) => (answer = () => resolve({ data: {} })));
    const caller = { viewer: nobody, requestId: 'r', cancellation: new Cancellation() };
    const next = client.execute({ query: '{ a }' }, caller);
    expect(await isSuspended(good())).toBe(verdict === 'nothing');
    answer();
    await expect(next).resolves.toEqual({ data: {} });
    expect(await isSuspended(good())).toBe(false);
  });
});

test('an exception of the gateway itself is an OwnFaultError with its cause', async () => {
  const error = await call(over({ sign: () => Promise.reject(new TypeError('no key')) }));
  expect(error).toBeInstanceOf(OwnFaultError);
  expect((error as Error).cause).toBeInstanceOf(TypeError);
});

test('a response that arrives while a busy process misses the deadline is read', async () => {
  respond = (socket) => void socket.write(GOOD);
  const { execute } = over({ timeout: 50 });
  const sent = new Promise<void>((resolve) => {
    respond = (socket) => {
      socket.write(GOOD);
      resolve();
    };
  });
  const caller = { viewer: nobody, requestId: 'r', cancellation: new Cancellation() };
  const answer = execute({ query: '{ a }' }, caller);
  await sent;
  const until = performance.now() + 120;
  while (performance.now() < until);
  await expect(answer).resolves.toEqual({ data: { a: 1 } });
});

describe('a variable nested 6,000 lists deep', () => {
  const SDL = 'scalar Any type Query { a(v: Any): Int }';
  const body = `{"query":"query($v: Any) { a(v: $v) }","variables":{"v":${nested(6000)}}}`;

  test.each(['over HTTP', 'in process'])(
    'does not open the circuit for other callers: %s',
    async (how) => {
      respond = (socket) => void socket.write(GOOD);
      const url = `http://127.0.0.1:${portOf()}/graphql`;
      const subgraph = testSubgraph('only', SDL, { Query: { a: () => 1 } });
      const supergraph = compose([{ name: 'only', sdl: SDL, url }]);
      const gateway = await testGateway({
        supergraph,
        ...(how === 'in process' && { subgraphs: inProcess(subgraph) }),
      });
      stops.push(() => gateway.stop());
      const post = (text: string) =>
        request(gateway.app).post('/graphql').type('application/json').send(text);
      for (let index = 0; index < 2 * MAX_FAILURES; index++)
        expect((await post(body)).text).not.toContain('SUBGRAPH_UNAVAILABLE');
      expect((await post('{"query":"{ a }"}')).body).toEqual({ data: { a: 1 } });
    },
  );
});
