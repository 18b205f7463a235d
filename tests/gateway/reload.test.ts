import { mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { Agent, createServer, request as send, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import request from 'supertest';
import { readGatewayConfig } from '../../gateway/config';
import type { Gateway } from '../../gateway/createGateway';
import { followSupergraph } from '../../gateway/followSupergraph';
import { readLimitsConfig } from '../../gateway/limits/config';
import { startGateway } from '../../gateway/startGateway';
import { creditError } from '../../schema/errors';
import { silent } from '../support/log';
import {
  compose,
  inProcess,
  PEOPLE,
  people,
  RECORDS,
  records,
  SUPERGRAPH,
  testGateway,
} from './support';
import type { TestSubgraph } from './support';

/** The supergraph with this many more fields; subgraphs return null for fields they do not know. */
const grown = (fields: number) =>
  compose([
    { name: 'people', sdl: PEOPLE },
    {
      name: 'records',
      sdl: `${RECORDS} extend type Query { ${Array.from({ length: fields }, (_, index) => `new${index}: Int`).join(' ')} }`,
    },
  ]);

/** A test subgraph that also resolves `newN` as N. */
function growing(): TestSubgraph {
  const inner = records();
  const execute = inner.execute.bind(inner);
  inner.execute = async (operation, caller) => {
    const name = /\bnew(\d+)\b/.exec(operation.query);
    return name ? { data: { [name[0]]: Number(name[1]) } } : execute(operation, caller);
  };
  return inner;
}

let gateway: Gateway | undefined;
afterEach(async () => {
  jest.restoreAllMocks();
  await gateway?.stop();
  gateway = undefined;
});

const ask = async (query: string) =>
  (await request(gateway!.app).post('/graphql').send({ query })).body as object;

describe.each(['compiled', 'stock'] as const)('under load, executor %s', (executor) => {
  test('ten reloads fail no request, and the new field is served after each', async () => {
    gateway = await testGateway({ subgraphs: inProcess(people(), growing()), executor });
    const agent = new Agent({ keepAlive: true });
    const { url } = gateway;
    let isRunning = true;
    const bodies = new Set<string>();
    let answered = 0;
    const caller = async (at: number) => {
      while (isRunning) {
        // An occasional new text, so that Apollo Server is under load as well as the compiled path.
        const query = `{ person(id: "1") { name records { text } } total }${answered % 7 ? '' : ` #${at} ${answered}`}`;
        bodies.add(await post(agent, url, query));
        answered++;
      }
    };
    const callers = Array.from({ length: 8 }, (_, index) => caller(index));
    for (let turn = 1; turn <= 10; turn++) {
      const before = answered;
      await gateway.reload({ supergraph: grown(turn) });
      const field = `new${turn - 1}`;
      expect(await ask(`{ ${field} }`)).toEqual({ data: { [field]: turn - 1 } });
      while (answered < before + 30) await new Promise((resolve) => setImmediate(resolve));
    }
    isRunning = false;
    await Promise.all(callers);
    agent.destroy();
    expect([...bodies]).toEqual([
      '200 {"data":{"person":{"name":"Name 1","records":[{"text":"paid"}]},"total":7}}\n',
    ]);
    expect(answered).toBeGreaterThan(300);
  }, 60_000);
});

function post(agent: Agent, url: string, query: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const outgoing = send(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve(`${response.statusCode} ${Buffer.concat(chunks).toString()}`),
      );
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify({ query }));
  });
}

test('a request ends with the supergraph it began with, removed fields included', async () => {
  const slow = growing();
  gateway = await testGateway({ supergraph: grown(1), subgraphs: inProcess(people(), slow) });
  let answer: () => void = () => undefined;
  const execute = slow.execute.bind(slow);
  const underWay = new Promise<void>((begun) => {
    slow.execute = async (...call) => {
      begun();
      await new Promise<void>((resolve) => (answer = resolve));
      return execute(...call);
    };
  });
  const first = ask('{ person(id: "1") { name } new0 }');
  await underWay;
  await gateway.reload({ supergraph: SUPERGRAPH });
  slow.execute = execute;
  expect(await ask('{ new0 }')).toMatchObject({
    errors: [{ extensions: { code: 'INVALID_OPERATION' } }],
  });
  answer();
  expect(await first).toEqual({ data: { person: { name: 'Name 1' }, new0: 0 } });
});

test.each([
  ['no SDL', 'type {', 'it is not GraphQL SDL'],
  ['no supergraph', 'type Query { a: Int }', 'it names no subgraph'],
  ['a broken supergraph', grown(1).replace('new0: Int', 'new0: Nothing'), 'Nothing'],
  [
    'a supergraph with access rules, where there were none',
    SUPERGRAPH.replace(
      'schema',
      'schema @link(url: "https://credit.hedong.example/access/v1.0", import: ["@access"])',
    ),
    'restart the gateway',
  ],
  ['a subgraph without a URL', SUPERGRAPH.replace(/"http:[^"]*records"/, '""'), 'no URL'],
])(
  '%s is refused, and the previous supergraph is still served',
  async (_what, supergraph, reason) => {
    gateway = await testGateway();
    const before = await ask('{ __type(name: "Query") { fields { name } } }');
    await expect(gateway.reload({ supergraph })).rejects.toThrow(reason);
    expect(await ask('{ __type(name: "Query") { fields { name } } }')).toEqual(before);
  },
);

describe('after a reload', () => {
  test('the costs of the new schema apply', async () => {
    const costly = compose([
      { name: 'people', sdl: PEOPLE },
      {
        name: 'records',
        sdl: RECORDS.replace('"@key"', '"@key", "@cost"').replace(
          'total(at: Int): Int',
          'total(at: Int): Int @cost(weight: 60000)',
        ),
      },
    ]);
    gateway = await testGateway({ subgraphs: inProcess(people(), records()) });
    expect(await ask('{ total }')).toEqual({ data: { total: 7 } });
    await gateway.reload({ supergraph: costly });
    expect(await ask('{ total }')).toMatchObject({
      errors: [{ extensions: { code: 'OPERATION_TOO_EXPENSIVE' } }],
    });
  });

  test('access rules apply, also to operations known before', async () => {
    const guarded = (rule: string) =>
      compose([
        {
          name: 'people',
          sdl: `${ACCESS} type Query @access(rule: [["public"]]) { whoAsks: String @access(rule: [["${rule}"]]) fails: String }`,
        },
      ]);
    gateway = await testGateway({
      supergraph: guarded('public'),
      subgraphs: inProcess(people()),
      verifyToken: () => Promise.reject(creditError('TOKEN_INVALID')),
    });
    const open = { data: { whoAsks: 'anonymous' } };
    for (let turn = 0; turn < 3; turn++) expect(await ask('{ whoAsks }')).toEqual(open);
    await gateway.reload({ supergraph: guarded('role:officer') });
    for (let turn = 0; turn < 3; turn++)
      expect(await ask('{ whoAsks }')).toMatchObject({
        data: { whoAsks: null },
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
    await expect(gateway.reload({ supergraph: SUPERGRAPH })).rejects.toThrow('restart the gateway');
    await gateway.reload({ supergraph: guarded('public') });
    expect(await ask('{ whoAsks }')).toEqual(open);
  });

  test('spent quotas remain spent', async () => {
    // Quotas count per minute, so all requests must be in one minute.
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-06-01T04:00:30Z'));
    const settings = { production: false };
    const limits = readLimitsConfig(settings, { COST_PER_MINUTE: '3' });
    gateway = await testGateway({ subgraphs: inProcess(people(), records()), limits });
    expect(await ask('{ total }')).toEqual({ data: { total: 7 } });
    await gateway.reload({ supergraph: grown(1) });
    expect(await ask('{ total }')).toEqual({ data: { total: 7 } });
    await gateway.reload({ supergraph: grown(2) });
    expect(await ask('{ a: total b: total }')).toEqual({ data: { a: 7, b: 7 } });
    await gateway.reload({ supergraph: grown(3) });
    expect(await ask('{ total }')).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
  });

  test('settings that contradict the new schema are refused', async () => {
    const sdl = (requires: string) =>
      compose([
        {
          name: 'a',
          sdl: `${LINK} type Query { t: T } type T @key(fields: "id") { id: ID! size(unit: Int): Int }`,
        },
        {
          name: 'b',
          sdl: `${LINK} type T @key(fields: "id") { id: ID! size(unit: Int): Int @external label: String ${requires} title: String @requires(fields: "size(unit: 1)") }`,
        },
      ]);
    gateway = await testGateway({ supergraph: sdl('@requires(fields: "size(unit: 1)")') });
    const contradiction = '{ t { label title } }';
    expect(JSON.stringify(await ask(contradiction))).toContain('SUBGRAPH_UNAVAILABLE');
    await gateway.reload({ supergraph: sdl('@requires(fields: "size(unit: 2)")') });
    expect(JSON.stringify(await ask(contradiction))).toContain('require size as');
  });
});

const ACCESS = `extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
    @link(url: "https://credit.hedong.example/access/v1.0", import: ["@access"])
    @composeDirective(name: "@access")
  directive @access(rule: [[String!]!]!) repeatable on OBJECT | FIELD_DEFINITION | ENUM | SCALAR | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION`;
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external"])`;

describe('subgraphs over HTTP', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function subgraph(data: object, released?: Promise<void>) {
    const open = new Set<object>();
    const server = createServer((incoming, response) => {
      incoming.resume();
      const answer = () => response.end(JSON.stringify({ data }));
      void (released ? released.then(answer) : answer());
    });
    server.on('connection', (socket) => {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/g`, open };
  }

  const one = (url: string) => ({ name: 'one', sdl: 'type Query { a: Int }', url });
  const two = (url: string) => ({ name: 'two', sdl: 'type Query { b: Int }', url });

  test('a new one is called; a removed one is disconnected after its last request', async () => {
    let release: () => void = () => undefined;
    const first = await subgraph({ a: 1 }, new Promise((resolve) => (release = resolve)));
    const second = await subgraph({ b: 2 });
    gateway = await testGateway({ supergraph: compose([one(first.url)]) });
    const underWay = ask('{ a }');
    while (first.open.size === 0) await new Promise((resolve) => setImmediate(resolve));
    await gateway.reload({ supergraph: compose([two(second.url)]) });
    expect(await ask('{ b }')).toEqual({ data: { b: 2 } });
    expect(first.open.size).toBe(1);
    release();
    expect(await underWay).toEqual({ data: { a: 1 } });
    while (first.open.size > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(second.open.size).toBe(1);
  });

  test('an unchanged one keeps its connection; one with a new URL is called there', async () => {
    const first = await subgraph({ a: 1 });
    const moved = await subgraph({ a: 3 });
    const second = await subgraph({ b: 2 });
    gateway = await testGateway({ supergraph: compose([one(first.url), two(second.url)]) });
    expect(await ask('{ a b }')).toEqual({ data: { a: 1, b: 2 } });
    const [connection] = second.open;
    await gateway.reload({ supergraph: compose([one(moved.url), two(second.url)]) });
    expect(await ask('{ a b }')).toEqual({ data: { a: 3, b: 2 } });
    expect([...second.open]).toEqual([connection]);
  });
});

describe('a watched file', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'hedong-reload-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  test('is reloaded when it is replaced or on SIGHUP; an invalid one is logged in one line', async () => {
    const file = join(dir, 'supergraph.graphql');
    await writeFile(file, SUPERGRAPH);
    const lines: { level: number; msg: string; reason?: string }[] = [];
    const write = (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]);
    const config = readGatewayConfig(
      { store: false, auth: false, signing: false },
      { PORT: '0' },
      {},
    );
    const started = await startGateway(config, {
      supergraph: SUPERGRAPH,
      log: silent,
      subgraphs: inProcess(people(), growing()),
    });
    const log = pino({ level: 'info' }, { write });
    const followed = followSupergraph(started, { file, supergraph: SUPERGRAPH, log });
    const fieldOf = async (name: string) =>
      (
        await request(started.app)
          .post('/graphql')
          .send({ query: `{ ${name} }` })
      ).body.data?.[name];
    const until = async (holds: () => Promise<boolean> | boolean) => {
      const end = Date.now() + 10_000;
      while (!(await holds())) {
        if (Date.now() > end) throw new Error('It did not come to hold in time.');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    await writeFile(`${file}.next`, grown(1));
    await rename(`${file}.next`, file);
    await until(async () => (await fieldOf('new0')) === 0);

    const refusals = () => lines.filter(({ level }) => level >= 50).length;
    await writeFile(file, 'type {');
    await until(() => refusals() === 1);
    await utimes(file, new Date(), new Date());
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(refusals()).toBe(1);
    process.emit('SIGHUP');
    await until(() => refusals() === 2);
    expect(await fieldOf('new0')).toBe(0);

    await writeFile(file, grown(2));
    process.emit('SIGHUP');
    await until(async () => (await fieldOf('new1')) === 1);
    await followed.stop();
    await started.stop();
    expect(process.listenerCount('SIGHUP')).toBe(0);
    const errorLines = lines.filter(({ level }) => level >= 50);
    expect(errorLines[0]).toMatchObject({
      msg: 'the new supergraph is refused; the previous one stays active',
      reason: 'The file is not a composed Federation 2 supergraph: it is not GraphQL SDL.',
    });
  }, 40_000);
});
