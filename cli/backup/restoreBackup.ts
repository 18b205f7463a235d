import type { Connection } from 'mongoose';
import { beginRestore, endRestore } from '../database/unfinishedRestore';
import type { Progress } from '../support/progressBar';
import { dataFile, documentCount, type CollectionEntry, type Manifest } from './manifest';
import { readDocuments } from './readDocuments';

const BATCH = { documents: 1000, bytes: 8 * 1024 * 1024 };

export interface RestoreTarget {
  readonly connection: Connection;
  readonly uri: string;
  readonly dbPrefix: string;
  /** Whether existing databases are dropped first. */
  readonly replace: boolean;
}

/**
 * Writes a backup into the databases. Until it has ended, a mark keeps services from starting on
 * them; after an interruption it is run again with `replace`.
 * @param manifest of the backup, checked by `readBackup`
 * @throws Error with one sentence when databases exist and may not be replaced, or when the number
 *   of documents differs afterwards
 */
export async function restoreBackup(
  folder: string,
  manifest: Manifest,
  { connection, uri, dbPrefix, replace }: RestoreTarget,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const client = connection.getClient();
  const databases = manifest.databases.map(({ name, collections }) => ({
    name,
    collections,
    database: client.db(`${dbPrefix}_${name}`),
  }));
  for (const { database } of databases) {
    if (!replace && (await database.listCollections().hasNext()))
      throw new Error(
        `The database ${database.databaseName} exists already; stop all services, then replace it with --replace.`,
      );
  }
  await beginRestore(uri, dbPrefix);
  const total = documentCount(manifest);
  let done = 0;
  for (const { name, database, collections } of databases) {
    await database.dropDatabase();
    for (const entry of collections) {
      const written = await restoreCollection(
        database,
        entry,
        dataFile(folder, name, entry.name),
        (documents) => onProgress({ done: (done += documents), total }),
      );
      if (written !== entry.documents)
        throw new Error(
          `${database.databaseName}.${entry.name} has ${written} documents instead of ${entry.documents}.`,
        );
    }
  }
  await endRestore(uri, dbPrefix);
}

type Database = ReturnType<ReturnType<Connection['getClient']>['db']>;

async function restoreCollection(
  database: Database,
  { name, options, indexes }: CollectionEntry,
  path: string,
  step: (documents: number) => void,
): Promise<number> {
  const collection = await database.createCollection(name, options);
  for await (const documents of readDocuments(path, BATCH)) {
    await collection.insertMany(documents, {
      ordered: false,
      bypassDocumentValidation: true,
      writeConcern: { w: 'majority' },
    });
    step(documents.length);
  }
  if (indexes.length > 0)
    await collection.createIndexes(
      indexes as unknown as Parameters<typeof collection.createIndexes>[0],
    );
  return collection.countDocuments();
}
