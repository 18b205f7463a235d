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
import { seedDataset, type Summary } from '../seed/seedDataset';
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

/** A dataset in an open database. */
export interface BenchDataset extends DatasetPlace {
  readonly stop: () => Promise<void>;
}

export const readSupergraph = () =>
  readFileSync(join(__dirname, '../schema/generated/supergraph.graphql'), 'utf8');

/** The numbers of a dataset: the same numbers give the same dataset. */
export interface BenchDatasetOptions {
  readonly subjects: number;
  readonly seed: number;
  readonly today?: string;
}

export const newDatasetFolder = () => mkdtemp(join(tmpdir(), 'hedong-bench-'));

/** Opens the embedded database of a folder in this process. */
export async function openDataset(dataDir: string): Promise<BenchDataset> {
  const store = await openStore({ dataDir: join(dataDir, 'store') });
  return { uri: store.uri, dbPrefix: 'bench', dataDir, stop: () => store.stop() };
}

/** Seeds a dataset in an open database. */
export async function fillDataset(
  { uri, dbPrefix, dataDir }: DatasetPlace,
  dataset: BenchDatasetOptions,
): Promise<Summary> {
  const { keys: vaultKeys } = await openVaultKeys(dataDir);
  return seedDataset({ uri, dbPrefix, ...dataset, dataDir, vaultKeys });
}

/** Seeds a dataset in a temporary folder that is deleted with it. */
export async function seedBenchDataset(dataset: BenchDatasetOptions): Promise<BenchDataset> {
  const dataDir = await newDatasetFolder();
  const opened = await openDataset(dataDir);
  await fillDataset(opened, dataset);
  return {
    ...opened,
    async stop() {
      await opened.stop();
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
