import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { StoreOpenError } from '../base/startErrors';
import { catalogKey } from './keyspace';

export type Environment = RootDatabase<Buffer, Buffer>;

const FORMAT_KEY = catalogKey('\0format');
/** Raised whenever the layout of keyspace.ts or the key encoding changes. */
const FORMAT_VERSION = 1;

/**
 * Opens (or creates) the database file of a data folder. Every commit is synced before it returns.
 * @throws StoreOpenError for a folder that cannot be written or a format this program does not know
 */
export function openEnvironment(dataDir: string): Environment {
  let environment: Environment;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    environment = open<Buffer, Buffer>({
      path: join(dataDir, 'data.mdb'),
      noSubdir: true,
      keyEncoding: 'binary',
      encoding: 'binary',
      // Acknowledged means on disk: a commit may not return before its flush.
      overlappingSync: false,
      maxReaders: 4096,
      // Reserved addresses, not memory or disk: the file grows as documents come.
      mapSize: 2 ** 40,
    });
  } catch (error) {
    throw new StoreOpenError(
      `The data folder ${dataDir} cannot be opened: ${(error as Error).message}`,
    );
  }
  const found = environment.getBinary(FORMAT_KEY);
  const version = found?.toString();
  if (version === undefined) {
    if (environment.getKeysCount({ limit: 1 }) > 0) {
      throw refuse(environment, dataDir, 'has no format version');
    }
    environment.putSync(FORMAT_KEY, Buffer.from(String(FORMAT_VERSION)));
  } else if (version !== String(FORMAT_VERSION)) {
    throw refuse(environment, dataDir, `has format version ${version}`);
  }
  return environment;
}

function refuse(environment: Environment, dataDir: string, fault: string): StoreOpenError {
  void environment.close();
  return new StoreOpenError(
    `The data folder ${dataDir} ${fault}; this program reads version ${FORMAT_VERSION} only`,
  );
}
