import type { SubgraphName } from '../schema/sdl';
import { SUBGRAPHS } from '../subgraphs';
import { chinaDate } from '../subgraphs/framework/context';
import { createIndexes } from '../subgraphs/framework/createIndexes';
import { connect, type Database } from '../subgraphs/framework/mongo';
import { RECORDS } from '../subgraphs/framework/records/recordModels';
import type { VaultKeys } from '../subgraphs/framework/vault/keyRing';
import { BulkWriter } from './bulkWriter';
import { clientRows } from './clients';
import { writeDemo } from './demo';
import { emptyDistrictRows } from './emptyDistrict';
import { partnerKey } from './partnerKey';
import { planDataset, type DatasetOptions } from './plan';
import { recordBatchWriter } from './recordBatchWriter';
import { fillRecordIndex } from './recordIndex';
import { rowSealer } from './sealRows';
import { markDatabase, readMark, writeMark } from './datasetMark';
import { datasetRows } from './datasetRows';

export interface SeedOptions {
  readonly uri: string;
  /** The databases are `<dbPrefix>_<subgraph>`, as the subgraphs name them. */
  readonly dbPrefix: string;
  /** The keys that encrypt personal values. */
  readonly vaultKeys: VaultKeys;
  /** 0 prepares an empty district: only departments and the clients of the demonstration. */
  readonly subjects: number;
  /** The same seed, subjects and today give the same dataset, except for the ciphertexts. */
  readonly seed: number;
  /** The day that the dataset describes; by default today in China. */
  readonly today?: string;
  /** Whether a finished dataset may be replaced. */
  readonly fresh?: boolean;
  /** Folder for demo.json, which names the demo subjects, and for the partner's key. */
  readonly dataDir?: string;
  readonly onProgress?: (progress: Progress) => void;
}

/** Progress of a seed, in subjects. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly documents: number;
}

export interface Summary extends DatasetOptions {
  /** Number of documents written, by `subgraph.Kind` of record or `subgraph.collection`. */
  readonly counts: Readonly<Record<string, number>>;
  readonly documents: number;
  readonly seconds: number;
}

const REPORT_INTERVAL_SUBJECTS = 500;

/**
 * Builds a synthetic district in the databases of the subgraphs, with their indexes. The remains of
 * an interrupted seed are removed first.
 * @throws Error when the databases contain a finished dataset and `fresh` is not set, or data that
 *   no seed wrote; RangeError for a number of subjects out of bounds
 */
export async function seedDataset(options: SeedOptions): Promise<Summary> {
  const began = performance.now();
  const dataset: DatasetOptions = {
    subjects: options.subjects,
    seed: options.seed,
    today: options.today ?? chinaDate(new Date()),
  };
  const plan = dataset.subjects === 0 ? undefined : planDataset(dataset);
  const mark = await connect(options.uri, markDatabase(options.dbPrefix));
  const databases = new Map<SubgraphName, Database>();
  try {
    for (const { name } of SUBGRAPHS) {
      databases.set(name, await connect(options.uri, `${options.dbPrefix}_${name}`));
    }
    await makeRoom(mark, databases, options);
    await writeMark(mark, dataset, 'unfinished');
    const seal = rowSealer(databases, options.vaultKeys);
    const writeRecords = recordBatchWriter(databases, options.vaultKeys, dataset.today);
    await createAllIndexes(databases);
    const writer = new BulkWriter(async (subgraph, collection, documents) => {
      if (collection === RECORDS) return writeRecords(subgraph, documents);
      await databases
        .get(subgraph)!
        .connection.collection<{ _id: string }>(collection)
        .insertMany(await seal(subgraph, collection, documents), { ordered: false });
    });
    const key = options.dataDir === undefined ? undefined : await partnerKey(options.dataDir);
    if (plan === undefined) {
      for (const row of emptyDistrictRows(dataset, key)) await writer.add(row);
      await writer.finish();
    } else {
      for (const row of clientRows(dataset.today, key)) await writer.add(row);
      await writeRows(plan, writer, options.onProgress);
    }
    await fillRecordIndex(databases);
    if (plan !== undefined && options.dataDir !== undefined) await writeDemo(plan, options.dataDir);
    await writeMark(mark, dataset, 'finished');
    return {
      ...dataset,
      counts: writer.counts,
      documents: total(writer.counts),
      seconds: (performance.now() - began) / 1000,
    };
  } finally {
    await Promise.all([mark, ...databases.values()].map((database) => database.close()));
  }
}

/** Empties the databases, but only if a seed wrote their data. */
async function makeRoom(
  mark: Database,
  databases: ReadonlyMap<SubgraphName, Database>,
  { dbPrefix, fresh }: SeedOptions,
): Promise<void> {
  const found = await readMark(mark);
  if (found?.state === 'finished' && !fresh) {
    throw new Error(
      `The databases ${dbPrefix}_* already contain a seeded dataset; use --fresh to replace it.`,
    );
  }
  const isEmptyDistrict = found?.state === 'finished' && found.subjects === 0;
  for (const { connection } of databases.values()) {
    if (isEmptyDistrict && (await hasSubmittedData(connection))) throw unseeded(connection.name);
    if (found !== null) {
      await connection.dropDatabase();
    } else if (await holdsDocuments(connection)) {
      throw unseeded(connection.name);
    }
  }
}

function unseeded(database: string): Error {
  return new Error(
    `The database ${database} contains data that no seed wrote; use another MONGODB_DB_PREFIX.`,
  );
}

/** Whether a district that began empty has received subjects or records. */
async function hasSubmittedData(connection: Database['connection']): Promise<boolean> {
  for (const name of ['subjects', RECORDS]) {
    if ((await connection.collection(name).findOne({}, { projection: { _id: 1 } })) !== null)
      return true;
  }
  return false;
}

async function holdsDocuments(connection: Database['connection']): Promise<boolean> {
  for (const { name } of await connection.listCollections()) {
    if ((await connection.collection(name).findOne({}, { projection: { _id: 1 } })) !== null) {
      return true;
    }
  }
  return false;
}

async function createAllIndexes(databases: ReadonlyMap<SubgraphName, Database>): Promise<void> {
  for (const definition of SUBGRAPHS) {
    const { connection } = databases.get(definition.name)!;
    definition.models(connection);
    await createIndexes(connection);
  }
}

async function writeRows(
  plan: Parameters<typeof datasetRows>[0],
  writer: BulkWriter,
  onProgress: SeedOptions['onProgress'],
): Promise<void> {
  let done = 0;
  const report = () =>
    onProgress?.({ done, total: plan.subjects, documents: total(writer.counts) });
  for (const row of datasetRows(plan)) {
    const written = writer.add(row);
    if (written) await written;
    if (row.collection === 'subjects' && row.subgraph === 'subjects') {
      done++;
      if (done % REPORT_INTERVAL_SUBJECTS === 0) report();
    }
  }
  await writer.finish();
  report();
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
