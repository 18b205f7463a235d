import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Connection } from 'mongoose';
import type { Progress } from '../support/progressBar';
import { MANIFEST_FILE, dataFile, type CollectionEntry, type Manifest } from './manifest';
import { inSnapshot } from './snapshot';

/** BSON that is compressed in one piece. */
const CHUNK_BYTES = 256 * 1024;
/** Fastest level: level 6 takes three times as long and saves a tenth. */
const GZIP_LEVEL = 1;

type Session = Parameters<Parameters<typeof inSnapshot>[1]>[0];

export interface BackupSource {
  readonly connection: Connection;
  readonly dbPrefix: string;
  /** Names of the databases without the prefix; those that do not exist are skipped. */
  readonly databases: readonly string[];
  readonly version: string;
}

/**
 * Copies one snapshot of the databases to a new folder, while services read and write.
 * The folder appears when it is complete: an interrupted backup leaves none under its name.
 * @throws Error with one sentence when the folder exists, or the databases cannot be read
 */
export async function writeBackup(
  source: BackupSource,
  target: string,
  onProgress: (progress: Progress) => void,
): Promise<Manifest> {
  const folder = resolve(target);
  if (existsSync(folder)) throw new Error(`${target} exists already; name a new folder.`);
  const partial = `${folder}.partial-${process.pid}`;
  await mkdir(partial, { recursive: true, mode: 0o700 });
  try {
    const manifest = await copyAll(source, partial, onProgress);
    await writeFile(join(partial, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    await rename(partial, folder);
    await syncFolder(dirname(folder));
    return manifest;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function copyAll(
  source: BackupSource,
  folder: string,
  onProgress: (progress: Progress) => void,
): Promise<Manifest> {
  const { connection, dbPrefix, databases, version } = source;
  const found: FoundDatabase[] = [];
  let total = 0;
  for (const name of databases) {
    const database = connection.getClient().db(`${dbPrefix}_${name}`);
    const collections = await collectionsOf(database);
    if (collections.length === 0) continue;
    for (const collection of collections)
      total += await database.collection(collection.name).estimatedDocumentCount();
    found.push({ name, database, collections });
  }
  if (found.length === 0)
    throw new Error(`There is no database whose name begins with ${dbPrefix}_.`);
  let done = 0;
  const step = (documents: number) => {
    done += documents;
    onProgress({ done, total: Math.max(total, done) });
  };
  return inSnapshot(connection, async (session) => {
    const createdAt = new Date().toISOString();
    const entries: Manifest['databases'] = [];
    for (const { name, database, collections } of found) {
      await mkdir(join(folder, name), { mode: 0o700 });
      const copied: CollectionEntry[] = [];
      for (const { name: collection, options } of collections) {
        const path = dataFile(folder, name, collection);
        const source = database.collection(collection);
        const data = await copyDocuments(source, session, path, step);
        const indexes = indexesOf(await source.indexes());
        copied.push({ name: collection, ...data, options, indexes });
      }
      entries.push({ name, collections: copied });
    }
    return { format: 1, version, createdAt, databases: entries };
  });
}

type Database = ReturnType<ReturnType<Connection['getClient']>['db']>;
type Documents = ReturnType<Database['collection']>;

interface FoundDatabase {
  readonly name: string;
  readonly database: Database;
  readonly collections: Awaited<ReturnType<typeof collectionsOf>>;
}

async function collectionsOf(database: Database) {
  const infos = await database.listCollections({}, { nameOnly: false }).toArray();
  return infos
    .filter(({ name, type }) => type !== 'view' && !name.startsWith('system.'))
    .map((info) => ({
      name: info.name,
      options: ('options' in info ? info.options : {}) as Record<string, unknown>,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Writes the documents of one collection and returns their number and the file's checksum. */
async function copyDocuments(
  collection: Documents,
  session: Session,
  path: string,
  step: (documents: number) => void,
): Promise<{ documents: number; sha256: string }> {
  let documents = 0;
  async function* chunks(): AsyncGenerator<Buffer> {
    let chunk: Buffer[] = [];
    let bytes = 0;
    let before = 0;
    const cursor = collection.find({}, { session, raw: true, batchSize: 1000 });
    for await (const raw of cursor) {
      const document = raw as unknown as Buffer;
      chunk.push(document);
      bytes += document.length;
      documents++;
      if (bytes < CHUNK_BYTES) continue;
      yield Buffer.concat(chunk, bytes);
      chunk = [];
      bytes = 0;
      step(documents - before);
      before = documents;
    }
    yield Buffer.concat(chunk, bytes);
    step(documents - before);
  }
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(data: Buffer, _encoding, done) {
      hash.update(data);
      done(null, data);
    },
  });
  await pipeline(
    Readable.from(chunks(), { objectMode: false }),
    createGzip({ level: GZIP_LEVEL }),
    hashed,
    createWriteStream(path, { mode: 0o600, flush: true }),
  );
  return { documents, sha256: hash.digest('hex') };
}

/** The indexes as `createIndexes` takes them; that on `_id` exists in every collection. */
function indexesOf(indexes: readonly object[]): Record<string, unknown>[] {
  return (indexes as Record<string, unknown>[])
    .filter(({ name }) => name !== '_id_')
    .map((index) =>
      Object.fromEntries(Object.entries(index).filter(([key]) => !['v', 'ns'].includes(key))),
    );
}

/** Makes the renamed folder durable. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
