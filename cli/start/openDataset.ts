import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { DistrictConfig } from './config';
import { readEarlierListsDir } from '../operations/config';
import { hasEarlierLists } from '../operations/earlierLists';
import type * as Import from '../operations/importEarlierLists';
import type { GatewayConfig } from '../../gateway/config';
import { storedSecret, openDataDir } from '../../gateway/authentication/storedSecret';
import { openLogKeys, type OpenedLogKeys } from '../storedKeys/logKeys';
import { openVaultKeys, type OpenedVaultKeys } from '../storedKeys/vaultKeys';
import { openStore, type OpenedStore } from '../database/openStore';
import { refuseUnfinishedRestore } from '../database/unfinishedRestore';
import { progressBar } from '../support/progressBar';
import type { VaultKeys } from '../../subgraphs/framework/vault/keyRing';

/** The functions of the seed that a start needs; only the start programs may import the seed. */
export interface Seeding {
  readonly seededSubjects: (uri: string, dbPrefix: string) => Promise<number | undefined>;
  readonly seedDataset: (options: {
    uri: string;
    dbPrefix: string;
    vaultKeys: VaultKeys;
    subjects: number;
    seed: number;
    dataDir: string;
    onProgress: (progress: { readonly done: number; readonly total: number }) => void;
  }) => Promise<unknown>;
}

/** The open database of a start, with its keys. */
export interface OpenDataset {
  readonly uri: string;
  /** Signs page cursors; the same key for every process on this database. */
  readonly cursorKey: Buffer;
  /** The keys that encrypt personal values. */
  readonly vault: OpenedVaultKeys;
  /** The keys of the disclosure log. */
  readonly logKeys: OpenedLogKeys;
  /** Whether the district began empty, as it does in production. */
  readonly isEmpty: boolean;
  stop(): Promise<void>;
}

/**
 * Opens the database, and on the first start fills it with the synthetic district, with a progress
 * bar, or prepares an empty one. Production databases are never filled.
 * @param seeding loads the functions of the seed; it is called while the database opens
 * @throws Error with one sentence when the folder or the database cannot be used, or contains a
 *   synthetic district where an empty one is wanted
 */
export async function openDataset(
  config: GatewayConfig,
  district: DistrictConfig,
  seeding: () => Seeding,
  log: Logger,
): Promise<OpenDataset> {
  await openDataDir(config.dataDir);
  const cursorKey =
    config.cursorKey ??
    Buffer.from(
      await storedSecret(config.dataDir, 'cursor.key', () => randomBytes(32).toString('base64url')),
      'base64url',
    );
  const vault = await openVaultKeys(config.dataDir, config);
  const logKeys = await openLogKeys(config.dataDir, config);
  // Loading blocks this thread, so the thread of the database has to run before it begins.
  let hasBegun = () => undefined as void;
  const begun = new Promise<void>((resolve) => (hasBegun = resolve));
  const opening = openStore({
    onOpening: hasBegun,
    dataDir: config.dataDir,
    ...(config.mongodbUri !== undefined && { mongodbUri: config.mongodbUri }),
    log: (message, error) =>
      log.error({ kind: error instanceof Error ? error.name : typeof error }, message),
  });
  // Without a handler, a failure to open would be an unhandled rejection that hides an error of
  // `seeding`.
  opening.then(hasBegun, hasBegun);
  await begun;
  const parts = seeding();
  const store: OpenedStore = await opening;
  let isEmpty = config.production;
  try {
    await refuseUnfinishedRestore(store.uri, config.dbPrefix);
    if (!config.production)
      isEmpty = await seedOnce(store.uri, { ...config, vaultKeys: vault.keys }, district, parts);
    await importLists({ uri: store.uri, dbPrefix: config.dbPrefix }, log);
  } catch (error) {
    await store.stop();
    throw error;
  }
  return { uri: store.uri, cursorKey, vault, logKeys, isEmpty, stop: () => store.stop() };
}

/** Its models are loaded only when there is something to import: loading delays a start. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loadImport = () => require('../operations/importEarlierLists') as typeof Import;

/** Imports the safelists that an earlier version stored in the data folder. */
async function importLists(place: Import.RegistryPlace, log: Logger): Promise<void> {
  const folder = readEarlierListsDir();
  if (!(await hasEarlierLists(folder))) return;
  const clients = await loadImport().importEarlierLists(folder, place, log);
  if (clients.length > 0)
    process.stdout.write(`Imported the lists of operations of ${clients.join(', ')}.\n`);
}

/** Seeds a database that is not seeded. @returns whether the district began empty */
async function seedOnce(
  uri: string,
  { dataDir, dbPrefix, vaultKeys }: GatewayConfig & { readonly vaultKeys: VaultKeys },
  district: DistrictConfig,
  { seededSubjects, seedDataset }: Seeding,
): Promise<boolean> {
  const isEmpty = district.subjects === 0;
  const seeded = await seededSubjects(uri, dbPrefix);
  if (isEmpty && seeded !== undefined && seeded > 0)
    throw new Error(
      `--empty: the databases ${dbPrefix}_* already contain a synthetic district of ${seeded} subjects; name another folder with DATA_DIR, or other databases with MONGODB_DB_PREFIX.`,
    );
  if (seeded !== undefined) return seeded === 0;
  process.stdout.write(
    isEmpty
      ? 'First start: an empty district.\n'
      : `First start: filling the database with ${district.subjects} synthetic subjects.\n`,
  );
  const bar = progressBar('subjects', process.stdout);
  try {
    await seedDataset({
      uri,
      dbPrefix,
      dataDir,
      vaultKeys,
      ...district,
      onProgress: bar.show,
    });
  } finally {
    bar.end();
  }
  return isEmpty;
}
