import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { addGateway } from '../../cli/secrets/addGateway';
import { replaceFile } from '../../cli/secrets/identityFolder';
import { newSecrets, writeSecrets } from '../../cli/secrets/newSecrets';
import { removeGateway } from '../../cli/secrets/removeGateway';
import { removeOldKeys, rotateGateway } from '../../cli/secrets/rotateGateway';
import { readGatewayConfig } from '../../gateway/config';
import { startGateway, type StartedGateway } from '../../gateway/startGateway';
import type { Subgraph } from '../../subgraphs/framework/createSubgraph';
import { followIdentityKeys } from '../../subgraphs/framework/identity/config';
import { verifyRequest } from '../../subgraphs/framework/identity/verifyRequest';
import { startSubgraph, type SubgraphServer } from '../../subgraphs/framework/startSubgraph';
import { eventually } from '../support/eventually';
import { silent } from '../support/log';
import { compose, people, PEOPLE, records, RECORDS, type TestSubgraph } from './support';

jest.setTimeout(60_000);

let parent: string;
let folder: string;
const servers: SubgraphServer[] = [];
const gateways: StartedGateway[] = [];
let first: StartedGateway;
let logged: { level: string; msg: string; reason?: string }[] = [];
const log = pino(
  { level: 'info', formatters: { level: (level) => ({ level }) } },
  { write: (line: string) => void logged.push(JSON.parse(line)) },
);

const keyFile = (path: string) => join(folder, 'identity', path);

/** Serves a subgraph over HTTP with the keys of a subgraph of the folder. */
async function serve(name: 'subjects' | 'government', subgraph: TestSubgraph): Promise<string> {
  const keys = followIdentityKeys(log, {
    IDENTITY_PUBLIC_KEYS_FILE: keyFile(`subgraphs/${name}/public_keys`),
    IDENTITY_REQUEST_KEYS_FILE: keyFile(`subgraphs/${name}/request_keys`),
  });
  const server = await startSubgraph(
    subgraph as unknown as Subgraph,
    verifyRequest({ name, keys }),
    { port: 0, host: '127.0.0.1', log: silent },
  );
  servers.push({ ...server, stop: () => (keys.stop(), server.stop()) });
  return server.url;
}
let supergraph: string;

/** A gateway with the keys that a folder of the secrets contains, as its process starts it. */
async function start(name: string): Promise<StartedGateway> {
  const own = {
    PORT: '0',
    IDENTITY_PRIVATE_KEY_FILE: keyFile(`gateways/${name}/private_key`),
    IDENTITY_REQUEST_KEYS_FILE: keyFile(`gateways/${name}/request_keys`),
  };
  const config = readGatewayConfig({ store: false, auth: false, signing: false }, own, {});
  const gateway = await startGateway(config, { supergraph, log });
  gateways.push(gateway);
  return gateway;
}

async function ask({ url }: StartedGateway): Promise<unknown> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ whoAsks total }"}',
  });
  return answer.json();
}
const ANSWER = { data: { whoAsks: 'anonymous', total: 7 } };

async function health({ url }: StartedGateway): Promise<unknown> {
  const answer = await fetch(new URL('/health/ready', url));
  return [answer.status, await answer.json()];
}
const READY = [200, { status: 'ok' }];
const REFUSED = 'refuses the keys of this gateway';

/** Sends requests through the first gateway until the change is over. @returns their answers */
async function during(change: () => Promise<unknown>): Promise<unknown[]> {
  const answers: unknown[] = [];
  let over = false;
  const flow = async () => {
    while (!over) answers.push(await ask(first));
  };
  const flows = [flow(), flow()];
  try {
    await change();
  } finally {
    over = true;
    await Promise.all(flows);
  }
  return answers;
}

async function expectNoFailure(change: () => Promise<unknown>): Promise<void> {
  const answers = await during(change);
  expect(answers.length).toBeGreaterThan(5);
  expect(answers).toEqual(answers.map(() => ANSWER));
}

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'hedong-keys-'));
  folder = join(parent, 'secrets');
  await writeSecrets(folder, await newSecrets());
  supergraph = compose([
    { name: 'subjects', sdl: PEOPLE, url: await serve('subjects', people()) },
    { name: 'government', sdl: RECORDS, url: await serve('government', records()) },
  ]);
  first = await start('gateway_a');
});
afterAll(async () => {
  for (const gateway of gateways) await gateway.stop();
  for (const server of servers) await server.stop();
  rmSync(parent, { recursive: true, force: true });
});
beforeEach(() => {
  logged = [];
});

it('a gateway is added while requests flow, and removed: its requests are refused', async () => {
  let added: StartedGateway | undefined;
  await expectNoFailure(async () => {
    await addGateway(folder, 'gateway_c');
    added = await start('gateway_c');
    expect(await ask(added)).toEqual(ANSWER);
    expect(await health(added)).toEqual(READY);
  });
  await expectNoFailure(async () => {
    await removeGateway(folder, 'gateway_c');
    await eventually(
      async () => expect(await ask(added!)).toMatchObject({ data: { whoAsks: null } }),
      { within: 5000 },
    );
    // Both subgraphs refuse it within seconds, and readiness names them.
    await eventually(
      async () =>
        expect(await health(added!)).toEqual([
          503,
          { status: 'unavailable', subgraphs: { subjects: REFUSED, government: REFUSED } },
        ]),
      { within: 8000, every: 200 },
    );
  });
  // Added again under the same name, the running gateway uses its new keys.
  await addGateway(folder, 'gateway_c');
  await eventually(async () => expect(await health(added!)).toEqual(READY), { every: 200 });
  expect(await ask(added!)).toEqual(ANSWER);
});

it('keys are rotated while requests flow', async () => {
  await expectNoFailure(async () => {
    await rotateGateway(folder, 'gateway_a');
    await eventually(() =>
      expect(logged.map(({ msg }) => msg)).toContain(
        'the signing keys of this gateway have changed and are in use',
      ),
    );
    // Both files of the gateway are replaced one after the other.
    await wait(500);
    await removeOldKeys(folder, 'gateway_a');
    await eventually(() =>
      expect(logged.filter(({ msg }) => msg.startsWith('the keys of the gateways'))).not.toEqual(
        [],
      ),
    );
  });
  expect(await health(first)).toEqual(READY);
});

it('a faulty file of keys changes nothing and is logged in one sentence', async () => {
  const files = ['subgraphs/government/public_keys', 'gateways/gateway_a/request_keys'].map(
    keyFile,
  );
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  await expectNoFailure(async () => {
    for (const file of files) await replaceFile(file, '{ "subjects": "secret-text" }');
    await eventually(() => expect(errors()).toHaveLength(2));
  });
  expect(errors().sort()).toEqual([
    'IDENTITY_PUBLIC_KEYS must be a JWKS of keys for Ed25519 or SM2 with kids.',
    'IDENTITY_REQUEST_KEYS must be a JSON object from subgraph names to { "kid", "key" } with keys of at least 32 bytes in base64url.',
  ]);
  // A valid file that lacks a subgraph which the gateway calls is faulty too.
  const others = JSON.parse(texts[1]!) as Record<string, unknown>;
  delete others['government'];
  await replaceFile(files[1]!, JSON.stringify(others));
  await eventually(() =>
    expect(errors()).toContain('IDENTITY_REQUEST_KEYS has no key for subgraph government.'),
  );
  expect(await ask(first)).toEqual(ANSWER);
  for (const [at, file] of files.entries()) await replaceFile(file, texts[at]!);
  // Each side may see its two files change at once or one after the other.
  await eventually(() => {
    const sides = logged.map(({ msg }) => msg).filter((msg) => /have changed/.test(msg));
    expect(new Set(sides).size).toBe(2);
  });
  expect(await ask(first)).toEqual(ANSWER);
});

const errors = () =>
  logged.flatMap(({ level, reason }) => (level === 'error' && reason ? [reason] : []));
