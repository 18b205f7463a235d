import { randomBytes, randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import mongoose from 'mongoose';
import { ROOT } from '../../../process/root';
import { makeIdentityKeys } from '../../../cli/support/identityKeys';
import { SUBGRAPH_NAMES } from '../../../schema/sdl';
import { programFile } from '../../support/runProgram';
import { answers, Service } from './service';

const SUBJECTS = '200';
const GATEWAYS = ['gateway-one', 'gateway-two'];

/** The product as real processes. */
export interface CrashProduct {
  /** The URL of each gateway. */
  readonly urls: readonly [string, ...string[]];
  /** All processes, in the order in which they start. */
  readonly services: readonly Service[];
  /** The URI of the database, when it has its own process. */
  readonly storeUri?: string;
  /** The processes that are killed. */
  readonly killable: readonly Service[];
}

/** The environment that every process needs. */
function inherited(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };
}

/** Everything in one process, on a data folder. */
export async function oneProcess(dataDir: string): Promise<CrashProduct> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/graphql`;
  const service = new Service({
    name: 'product',
    args: [programFile('cli/start')],
    env: {
      ...inherited(),
      DATA_DIR: dataDir,
      PORT: String(port),
      SEED_SUBJECTS: SUBJECTS,
      LOG_LEVEL: 'info',
    },
    probe: () => answers(`http://127.0.0.1:${port}/health/ready`),
    alive: () => answers(`http://127.0.0.1:${port}/health/live`),
  });
  return { urls: [url], services: [service], killable: [service] };
}

/**
 * Store, subgraphs and gateways as separate processes, on a seeded data folder. The store, the
 * gateways and the subgraph with the log are killed; the other subgraphs only read.
 */
export async function manyProcesses(
  dataDir: string,
  gatewayNames = GATEWAYS,
): Promise<CrashProduct> {
  const storePort = await freePort();
  const uri = `mongodb://127.0.0.1:${storePort}/?replicaSet=rs0`;
  const keys = makeIdentityKeys(gatewayNames, SUBGRAPH_NAMES);
  const secret = (name: string) => resolve(dataDir, name);
  const store = new Service({
    name: 'store',
    args: [programFile('cli/store'), '--data', dataDir, '--port', String(storePort)],
    env: inherited(),
    probe: () => pings(uri),
  });
  const ports = new Map<string, number>();
  for (const name of SUBGRAPH_NAMES) ports.set(name, await freePort());
  const cursorKey = randomBytes(32).toString('base64url');
  const subgraphs = SUBGRAPH_NAMES.map(
    (name) =>
      new Service({
        name,
        args: [programFile('cli/subgraph'), name],
        env: {
          ...inherited(),
          PORT: String(ports.get(name)),
          MONGODB_URI: uri,
          CURSOR_KEY: cursorKey,
          VAULT_KEYS_FILE: secret('vault.keys'),
          BLIND_INDEX_KEYS_FILE: secret('index.keys'),
          LOG_SIGNING_KEY_FILE: secret('log-signing.key'),
          LOG_PSEUDONYM_KEY_FILE: secret('log-pseudonym.key'),
          LOG_LEVEL: 'info',
          IDENTITY_PUBLIC_KEYS: keys.publicKeys,
          IDENTITY_REQUEST_KEYS: keys.subgraphs.get(name)!,
        },
        probe: () => answers(`http://127.0.0.1:${ports.get(name)}/health/ready`),
        alive: () => answers(`http://127.0.0.1:${ports.get(name)}/health/live`),
      }),
  );
  const gateways = await Promise.all(
    gatewayNames.map(async (name) => {
      const port = await freePort();
      const own = keys.gateways.get(name)!;
      const service = new Service({
        name,
        args: [
          programFile('cli/gateway'),
          '--supergraph',
          join(ROOT, 'schema/generated/supergraph.graphql'),
        ],
        env: {
          ...inherited(),
          DATA_DIR: dataDir,
          PORT: String(port),
          AUTHORITY_SUBGRAPH: 'subjects',
          SUBGRAPH_URLS: JSON.stringify(
            Object.fromEntries(
              [...ports].map(([subgraph, each]) => [subgraph, `http://127.0.0.1:${each}/graphql`]),
            ),
          ),
          IDENTITY_PRIVATE_KEY: own.privateKey,
          IDENTITY_REQUEST_KEYS: own.requestKeys,
          LOG_LEVEL: 'info',
        },
        probe: () => answers(`http://127.0.0.1:${port}/health/ready`),
        alive: () => answers(`http://127.0.0.1:${port}/health/live`),
      });
      return { service, url: `http://127.0.0.1:${port}/graphql` };
    }),
  );
  const logSubgraph = subgraphs.find(({ name }) => name === 'subjects')!;
  return {
    urls: gateways.map(({ url }) => url) as [string, ...string[]],
    storeUri: uri,
    services: [store, ...subgraphs, ...gateways.map(({ service }) => service)],
    killable: [store, logSubgraph, ...gateways.map(({ service }) => service)],
  };
}

/** The demonstration subjects of a data folder. */
export async function demoOf(dataDir: string): Promise<{ person: string; organization: string }> {
  const text = await readFile(join(dataDir, 'demo.json'), 'utf8');
  return JSON.parse(text) as { person: string; organization: string };
}

async function pings(uri: string): Promise<boolean> {
  const connection = await mongoose
    .createConnection(uri, { serverSelectionTimeoutMS: 1000 })
    .asPromise();
  await connection.close();
  return true;
}

/** Below the range of ephemeral ports. */
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 30_000;

/**
 * A port that was free a moment ago, below the ephemeral range: a client that keeps connecting to a
 * dead server on an ephemeral port eventually connects to itself and occupies the port.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST_PORT, HIGHEST_PORT);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}
