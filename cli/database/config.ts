import { DATABASE_SETTINGS } from '../../process/settings/database';
import { readSettings } from '../../process/settings/readSettings';
import { SERVICE_SETTINGS } from '../../process/settings/service';

/**
 * Settings of the commands that work on the database directly; the defaults are those of `npm
 * start`.
 */
export interface DatabaseConfig {
  readonly production: boolean;
  readonly mongodbUri: string | undefined;
  readonly dataDir: string;
  readonly dbPrefix: string;
}

const SETTINGS = { NODE_ENV: SERVICE_SETTINGS.NODE_ENV, ...DATABASE_SETTINGS } as const;

/**
 * Reads NODE_ENV, MONGODB_URI, DATA_DIR and MONGODB_DB_PREFIX.
 * @throws Error listing every fault in one sentence each, or reporting that MONGODB_URI is missing
 *   in production
 */
export function readDatabaseConfig(env: NodeJS.ProcessEnv = process.env): DatabaseConfig {
  const values = readSettings(SETTINGS, env);
  const production = values.NODE_ENV === 'production';
  if (production && values.MONGODB_URI === undefined)
    throw new Error('MONGODB_URI must be set: production refuses the embedded store.');
  return Object.freeze({
    production,
    mongodbUri: values.MONGODB_URI,
    dataDir: values.DATA_DIR,
    dbPrefix: values.MONGODB_DB_PREFIX,
  });
}
