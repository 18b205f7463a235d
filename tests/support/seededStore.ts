import { constants } from 'node:fs';
import { access, cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore } from 'embedded-mongo';
import { seedDataset } from '../../seed/seedDataset';
import { startTestStore, type TestStore } from './store';
import { templatesFolder } from './templatesFolder';
import { testVaultKeys } from './vault';

/** The day of the tests' dataset. */
export const TODAY = '2026-06-30';

/** A test file's own store with the tests' dataset. */
export interface SeededStore extends TestStore {
  /** Folder of demo.json and of the demo issuer's keys; `stop` removes it. */
  readonly dataDir: string;
}

/** The prefix of the databases in every copy; a test file's server has no other databases. */
const DB_PREFIX = 'test_seeded';

/** Starts a store with the dataset of this many subjects. */
export async function startSeededStore(subjects: number): Promise<SeededStore> {
  if (process.env['MONGODB_TEST_URI'] === undefined) return startSeededCopy(subjects);
  const store = await startTestStore();
  const dataDir = await mkdtemp(join(tmpdir(), 'hedong-seeded-'));
  await seed(store, subjects, dataDir);
  return { ...store, dataDir, stop: () => stop(store, dataDir) };
}

/**
 * Starts an embedded store on a copy of a template. Seeding takes 2 to 3 s of CPU, so only the first
 * test file of a run that needs a dataset seeds it. A template never changes, so no test file sees
 * the writes of another.
 */
export async function startSeededCopy(
  subjects: number,
): Promise<SeededStore & { readonly storeDir: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'hedong-seeded-'));
  await copy(await templateOf(subjects), folder);
  const storeDir = join(folder, 'store');
  const server = await startEmbeddedStore({ dataDir: storeDir, port: 0 });
  return {
    uri: server.uri,
    dbPrefix: DB_PREFIX,
    dataDir: join(folder, 'data'),
    storeDir,
    stop: () => stop(server, folder),
  };
}

async function stop(store: Pick<TestStore, 'stop'>, folder: string): Promise<void> {
  await store.stop();
  await rm(folder, { recursive: true, force: true });
}

/** The folder with the `store` and the `data` of a seeded dataset. */
async function templateOf(subjects: number): Promise<string> {
  const templates = templatesFolder();
  const template = join(templates, `subjects-${subjects}`);
  if (await exists(template)) return template;
  const unfinished = await mkdtemp(join(templates, 'unfinished-'));
  const server = await startEmbeddedStore({ dataDir: join(unfinished, 'store'), port: 0 });
  const dataDir = join(unfinished, 'data');
  await mkdir(dataDir);
  await seed({ uri: server.uri, dbPrefix: DB_PREFIX }, subjects, dataDir);
  await server.stop();
  // Another worker may have finished the same template first.
  await rename(unfinished, template).catch(async (error: unknown) => {
    if (!(await exists(template))) throw error;
    await rm(unfinished, { recursive: true, force: true });
  });
  return template;
}

async function seed(
  { uri, dbPrefix }: Pick<TestStore, 'uri' | 'dbPrefix'>,
  subjects: number,
  dataDir: string,
): Promise<void> {
  await seedDataset({
    uri,
    dbPrefix,
    subjects,
    seed: 1,
    today: TODAY,
    dataDir,
    vaultKeys: testVaultKeys,
  });
}

const copy = (from: string, to: string) =>
  cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE });

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
