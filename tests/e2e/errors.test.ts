import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore, type EmbeddedStore } from 'embedded-mongo';
import { SignJWT } from 'jose';
import request from 'supertest';
import { SUPERGRAPH } from '../support/supergraph';
import { createGateway, type Gateway } from '../../gateway/createGateway';
import { isErrorCode } from '../../schema/errors';
import type { InProcessSubgraph } from '../../schema/subgraphCall';
import type { Demo } from '../../seed/demo';
import { seedDataset } from '../../seed/seedDataset';
import { createSubgraphs, type Subgraphs } from '../../subgraphs';
import {
  DEMO_ISSUER,
  openDemoIssuer,
  type DemoIssuer,
} from '../../gateway/authentication/demoIssuer';
import { demoClaims } from '../../gateway/authentication/demoCallers';
import { tokenVerifier } from '../../gateway/authentication/verifyToken';
import { eventually } from '../support/eventually';
import { silent } from '../support/log';
import { TODAY, type Answer } from '../support/product';
import { testLogKeys } from '../support/logKeys';
import { testVaultKeys } from '../support/vault';
import { spares } from '../support/spares';

const NOON = new Date(`${TODAY}T04:00:00Z`);
const PREFIX = 'errors';

let storeDir: string;
let dataDir: string;
let store: EmbeddedStore;
let parts: Subgraphs;
let gateway: Gateway;
let issuer: DemoIssuer;
let demo: Demo;
/** Subgraphs that are down: every request to them fails like a lost connection. */
const down = new Set<string>();

beforeAll(async () => {
  storeDir = await mkdtemp(join(tmpdir(), 'hedong-errors-store-'));
  dataDir = await mkdtemp(join(tmpdir(), 'hedong-errors-'));
  store = await startEmbeddedStore({ dataDir: storeDir, port: 0 });
  await seedDataset({
    uri: store.uri,
    dbPrefix: PREFIX,
    subjects: 400,
    seed: 1,
    today: TODAY,
    dataDir,
    vaultKeys: testVaultKeys,
  });
  demo = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as Demo;
  parts = await createSubgraphs({
    uri: `${store.uri}&serverSelectionTimeoutMS=1500`,
    dbPrefix: PREFIX,
    cursorKey: randomBytes(32),
    vaultKeys: testVaultKeys,
    logKeys: testLogKeys,
    log: silent,
    now: () => NOON,
  });
  issuer = await openDemoIssuer(dataDir);
  gateway = await createGateway({
    spares,
    supergraph: SUPERGRAPH,
    port: 0,
    host: '127.0.0.1',
    log: silent,
    subgraphs: new Map(
      [...parts.subgraphs].map(([name, subgraph]) => [name, breakable(subgraph)] as const),
    ),
    verifyToken: tokenVerifier(issuer),
    anonymousIntrospection: true,
    requestTimeout: 15_000,
    subgraphTimeout: 10_000,
    drainTimeout: 2000,
  });
}, 60_000);

afterAll(async () => {
  await gateway.stop();
  await parts.stop();
  await store.stop();
  await rm(storeDir, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
});

function breakable(subgraph: InProcessSubgraph): InProcessSubgraph {
  return {
    name: subgraph.name,
    async execute(...call) {
      if (down.has(subgraph.name)) throw new Error('connect ECONNREFUSED 10.1.2.3:4105');
      return subgraph.execute(...call);
    },
    ready: async () => !down.has(subgraph.name) && (await subgraph.ready()),
  };
}

/** Sends a query over HTTP and checks every error with `expectClean`. */
async function ask(query: string, token?: string): Promise<Answer> {
  const post = request(gateway.app).post('/graphql');
  if (token !== undefined) void post.set('authorization', `Bearer ${token}`);
  const { status, body, text } = await post.send({ query });
  const answer = { status, body: body as Answer['body'] };
  expectClean(answer, text);
  return answer;
}

/** Only codes of the catalogue, and no stack, path, host or document number. */
function expectClean({ body }: Answer, text: string): void {
  for (const { extensions } of body.errors ?? []) {
    expect(isErrorCode(extensions['code'])).toBe(true);
    expect(extensions).not.toHaveProperty('stacktrace');
  }
  const errors = JSON.stringify(body.errors ?? []);
  expect(errors).not.toMatch(
    /\bat .+:\d+:\d+|node_modules|\.ts\b|mongodb:|ECONN|\d+\.\d+\.\d+\.\d+/,
  );
  expect(errors).not.toMatch(/\d{17}[\dX]/);
  expect(text).not.toContain('stacktrace');
}

const codes = ({ body }: Answer) => (body.errors ?? []).map(({ extensions }) => extensions['code']);

const readiness = async () => (await request(gateway.app).get('/health/ready')).status;

/** Retries until the condition is true, because readiness is cached for half a second. */
const expectReadiness = (status: number) =>
  eventually(async () => expect(await readiness()).toBe(status), { within: 12_000, every: 200 });

describe('an invalid query', () => {
  it.each([
    ['an unknown field', '{ departments { noSuchField } }', 200, 'INVALID_OPERATION'],
    ['a syntax fault', '{ departments {', 200, 'INVALID_OPERATION'],
    ['a bad cursor', '{ permits(after: "AAAA") { nodes { id } } }', 200, 'INVALID_CURSOR'],
    ['first over 100', '{ permits(first: 101) { nodes { id } } }', 200, 'PAGE_SIZE_OUT_OF_RANGE'],
    ['first of nothing', '{ permits(first: 0) { nodes { id } } }', 200, 'PAGE_SIZE_OUT_OF_RANGE'],
  ])('%s is refused with its code', async (_what, query, status, code) => {
    const answer = await ask(query);
    expect([answer.status, codes(answer)]).toEqual([status, [code]]);
  });

  it('with a malformed identifier is refused with its position and reason, not its value', async () => {
    const wrong = demo.uscc.slice(0, 17) + (demo.uscc.endsWith('0') ? '1' : '0');
    const answer = await ask(`{ organization(uscc: "${wrong}") { id } }`);
    expect(JSON.stringify(answer.body)).not.toContain(wrong);
    expect([answer.status, answer.body.data]).toEqual([200, { organization: null }]);
    expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
    expect(answer.body.errors![0]!.message).toMatch(/^Character 18 is .*check character/);
  });

  it('for an unknown id returns null and no error', async () => {
    const { status, body } = await ask('{ subject(id: "sub-unknown") { id } }');
    expect([status, body]).toEqual([200, { data: { subject: null } }]);
  });

  it('returns null for unknown ids among known ones, in order', async () => {
    const { body } = await ask(`{ subjects(ids: ["none", "${demo.company}"]) { id } }`);
    expect(body).toEqual({ data: { subjects: [null, { id: demo.company }] } });
  });
});

describe('an invalid token', () => {
  const claims = () => demoClaims('officer', {}, dataDir);
  const signed = async (audience: string, iss: string) => {
    const { privateKey } = generateKeyPairSync('ed25519');
    return new SignJWT(await claims())
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(iss)
      .setAudience(audience)
      .setExpirationTime('1h')
      .sign(privateKey);
  };

  it.each([
    ['is no token', async () => 'abc', 'TOKEN_INVALID'],
    ['is signed with another key', () => signed(issuer.audience, DEMO_ISSUER), 'TOKEN_INVALID'],
    ['has expired', async () => issuer.issue(await claims(), '-1m'), 'TOKEN_EXPIRED'],
  ])('is refused with 401 when it %s', async (_what, make, code) => {
    const answer = await ask('{ departments { id } }', await make());
    expect([answer.status, codes(answer)]).toEqual([401, [code]]);
    expect(answer.body.data).toBeUndefined();
  });

  it('is refused with 401 when it is for another service', async () => {
    const elsewhere = await createGateway({
      spares,
      supergraph: SUPERGRAPH,
      port: 0,
      host: '127.0.0.1',
      log: silent,
      subgraphs: parts.subgraphs,
      verifyToken: tokenVerifier({ keys: issuer.keys, issuer: issuer.issuer, audience: 'another' }),
      anonymousIntrospection: true,
      requestTimeout: 5000,
      subgraphTimeout: 5000,
      drainTimeout: 1000,
    });
    const { status, body } = await request(elsewhere.app)
      .post('/graphql')
      .set('authorization', `Bearer ${await issuer.issue(await claims(), '1h')}`)
      .send({ query: '{ departments { id } }' });
    await elsewhere.stop();
    expect([status, body.errors[0].extensions.code]).toEqual([401, 'TOKEN_WRONG_AUDIENCE']);
  });
});

describe('a subgraph that is down', () => {
  const query = () =>
    `{ subject(id: "${demo.company}") { name permits(first: 1) { totalCount } enforcements(first: 1) { totalCount } } }`;
  afterEach(() => down.clear());

  it('leaves a null and one clean error; the rest is answered', async () => {
    down.add('judicial');
    const answer = await ask(query());
    expect(answer.status).toBe(200);
    expect(answer.body.data.subject).toMatchObject({ name: demo.companyName, enforcements: null });
    expect(answer.body.data.subject.permits.totalCount).toBeGreaterThan(0);
    expect(codes(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
  });

  it('makes the service not ready until the subgraph is back, without a restart', async () => {
    down.add('judicial');
    await expectReadiness(503);
    down.clear();
    await expectReadiness(200);
    const answer = await ask(query());
    expect(answer.body.errors).toBeUndefined();
    expect(answer.body.data.subject.enforcements.totalCount).toBeGreaterThan(0);
  });
});

describe('a database that is down', () => {
  it('is reported by readiness and by a clean error, and recovers without a restart', async () => {
    const query = `{ subject(id: "${demo.company}") { name } }`;
    const { port } = store;
    await store.stop();
    try {
      await expectReadiness(503);
      const answer = await ask(query);
      expect(codes(answer)).toEqual(['STORE_UNAVAILABLE']);
      expect(answer.body.data?.subject ?? null).toBeNull();
      expect((await request(gateway.app).get('/health/live')).status).toBe(200);
    } finally {
      store = await startEmbeddedStore({ dataDir: storeDir, port });
    }
    await expectReadiness(200);
    const { status, body } = await ask(query);
    expect([status, body]).toEqual([200, { data: { subject: { name: demo.companyName } } }]);
  }, 40_000);
});
