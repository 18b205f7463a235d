import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { openLogKeys } from '../cli/storedKeys/logKeys';
import { openVaultKeys } from '../cli/storedKeys/vaultKeys';
import { openDemoIssuer } from '../gateway/authentication/demoIssuer';
import { tokenVerifier } from '../gateway/authentication/verifyToken';
import { seedDataset } from '../seed/seedDataset';
import { openStore } from '../cli/database/openStore';
import { createSubgraphs } from '../subgraphs';

/** The options that all gateways of a comparison share. */
export const MEASURED = {
  port: 0,
  host: '127.0.0.1',
  log: pino({ level: 'silent' }),
  anonymousIntrospection: false,
  requestTimeout: 15_000,
  subgraphTimeout: 10_000,
  drainTimeout: 2000,
} as const;

/** The location of a dataset and of its keys. */
export interface DatasetPlace {
  readonly uri: string;
  readonly dbPrefix: string;
  readonly dataDir: string;
}

/** A dataset in a temporary folder that is deleted with it. */
export interface BenchDataset extends DatasetPlace {
  readonly stop: () => Promise<void>;
}

export const readSupergraph = () =>
  readFileSync(join(__dirname, '../schema/generated/supergraph.graphql'), 'utf8');

/** Seeds a dataset in an embedded database. The same numbers give the same dataset. */
export async function seedBenchDataset(dataset: {
  readonly subjects: number;
  readonly seed: number;
  readonly today?: string;
}): Promise<BenchDataset> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hedong-bench-'));
  const store = await openStore({ dataDir: join(dataDir, 'store') });
  const { keys: vaultKeys } = await openVaultKeys(dataDir);
  const place = { uri: store.uri, dbPrefix: 'bench' };
  await seedDataset({ ...place, ...dataset, dataDir, vaultKeys });
  return {
    ...place,
    dataDir,
    async stop() {
      await store.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * The subgraphs of a dataset with client registry and disclosure log, and the gateway options they
 * need.
 */
export async function openBenchSubgraphs({ dataDir, ...place }: DatasetPlace) {
  const { keys: vaultKeys } = await openVaultKeys(dataDir);
  const { keys: logKeys } = await openLogKeys(dataDir);
  const { log } = MEASURED;
  const cursorKey = randomBytes(32);
  const parts = await createSubgraphs({
    ...place,
    cursorKey,
    vaultKeys,
    logKeys,
    logThread: true,
    log,
  });
  const registry = parts.subgraphs.get('subjects')?.registry;
  if (!registry) throw new Error('No subgraph implements the registry.');
  const issuer = await openDemoIssuer(dataDir);
  return {
    issuer,
    gateway: {
      ...MEASURED,
      supergraph: readSupergraph(),
      registry,
      subgraphs: parts.subgraphs,
      verifyToken: tokenVerifier(issuer),
    },
    stop: () => parts.stop(),
  };
}
