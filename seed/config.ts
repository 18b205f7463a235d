import { DATABASE_SETTINGS } from '../process/settings/database';
import { readSettings } from '../process/settings/readSettings';

/** Settings of the seed program that come from the environment. */
export interface SeedConfig {
  /** The MongoDB to write to; without it the embedded store in `dataDir` is opened. */
  readonly mongodbUri: string | undefined;
  readonly dataDir: string;
  readonly dbPrefix: string;
}

/**
 * Reads MONGODB_URI, DATA_DIR and MONGODB_DB_PREFIX; the defaults are those of `npm start`.
 * @throws Error listing every fault, one sentence each
 */
export function readSeedConfig(env: NodeJS.ProcessEnv = process.env): SeedConfig {
  const values = readSettings(DATABASE_SETTINGS, env);
  return Object.freeze({
    mongodbUri: values.MONGODB_URI,
    dataDir: values.DATA_DIR,
    dbPrefix: values.MONGODB_DB_PREFIX,
  });
}
