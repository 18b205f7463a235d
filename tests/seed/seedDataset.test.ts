import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoOf, type Demo } from '../../seed/demo';
import { planDataset } from '../../seed/plan';
import { seededSubjects } from '../../seed/seededSubjects';
import { seedDataset, type Progress } from '../../seed/seedDataset';
import { SUBGRAPHS } from '../../subgraphs';
import { connect } from '../../subgraphs/framework/mongo';
import { startTestStore, type TestStore } from '../support/store';
import { testVaultKeys } from '../support/vault';

jest.setTimeout(120_000);

const DATASET = { subjects: 200, seed: 3, today: '2026-11-22' };

let store: TestStore;
let dataDir: string;

beforeAll(async () => {
  store = await startTestStore();
  dataDir = await mkdtemp(join(tmpdir(), 'hedong-seed-'));
});

afterAll(async () => {
  await store.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const options = () => ({
  uri: store.uri,
  dbPrefix: store.dbPrefix,
  vaultKeys: testVaultKeys,
  ...DATASET,
});
const seeded = () => seededSubjects(store.uri, store.dbPrefix);

async function expectCount(
  subgraph: string,
  collection: string,
  count: number | undefined,
  filter = {},
) {
  const database = await connect(store.uri, `${store.dbPrefix}_${subgraph}`);
  const found = await database.connection.collection(collection).countDocuments(filter);
  await database.close();
  expect(found).toBe(count);
}

describe('seeding a database', () => {
  it('leaves an interrupted seed marked as unfinished', async () => {
    expect(await seeded()).toBeUndefined();
    await expect(
      seedDataset({
        ...options(),
        onProgress: () => {
          throw new Error('cut off');
        },
      }),
    ).rejects.toThrow('cut off');
    expect(await seeded()).toBeUndefined();
  });

  it('then starts over, writes what it reports, and marks it complete', async () => {
    const progress: Progress[] = [];
    const summary = await seedDataset({
      ...options(),
      dataDir,
      onProgress: (step) => progress.push(step),
    });
    expect(await seeded()).toBe(200);
    expect(progress.at(-1)).toEqual({ done: 200, total: 200, documents: summary.documents });
    await expectCount('subjects', 'subjects', 200);
    for (const { name, records = [] } of SUBGRAPHS) {
      const counts = records.map(({ type }) => summary.counts[`${name}.${type}`]!);
      for (const [at, { type }] of records.entries())
        await expectCount(name, 'records', counts[at], { type });
      if (records.length > 0) {
        const every = counts.reduce((sum, count) => sum + count, 0);
        await expectCount(name, 'records', every);
      }
    }
  });

  it('names the demonstration subjects in demo.json', async () => {
    const demo = JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')) as Demo;
    expect(demo).toEqual(demoOf(planDataset(DATASET)));
    expect(demo.departments).toHaveLength(31);
  });

  it('retains a complete dataset unless told to replace it', async () => {
    await expect(seedDataset(options())).rejects.toThrow('use --fresh to replace it');
    await seedDataset({ ...options(), seed: 4, fresh: true });
    await expectCount('subjects', 'subjects', 200);
  });

  it('never modifies data that no seed wrote', async () => {
    const dbPrefix = `${store.dbPrefix}_real`;
    const database = await connect(store.uri, `${dbPrefix}_subjects`);
    await database.connection.collection<{ _id: string }>('subjects').insertOne({ _id: 'theirs' });
    await expect(seedDataset({ ...options(), dbPrefix, fresh: true })).rejects.toThrow(
      `The database ${dbPrefix}_subjects contains data that no seed wrote; use another MONGODB_DB_PREFIX.`,
    );
    expect(await database.connection.collection('subjects').countDocuments({})).toBe(1);
    await database.close();
  });

  it('prepares an empty district: departments and clients, no subjects, no records', async () => {
    const dbPrefix = `${store.dbPrefix}_empty`;
    const empty = { ...options(), dbPrefix, subjects: 0 };
    const { counts } = await seedDataset(empty);
    expect(counts).toEqual({
      'government.departments': 31,
      'subjects.clients': expect.any(Number) as number,
      'subjects.clientChanges': expect.any(Number) as number,
    });
    expect(await seededSubjects(store.uri, dbPrefix)).toBe(0);
    await seedDataset({ ...empty, fresh: true });
    const database = await connect(store.uri, `${dbPrefix}_government`);
    await database.connection.collection<{ _id: string }>('records').insertOne({ _id: 'theirs' });
    await expect(seedDataset({ ...empty, fresh: true })).rejects.toThrow(
      `The database ${dbPrefix}_government contains data that no seed wrote; use another MONGODB_DB_PREFIX.`,
    );
    expect(await database.connection.collection('records').countDocuments({})).toBe(1);
    await database.close();
  });
});
