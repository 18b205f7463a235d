import { secretsFromFiles } from '../../process/settingsFromFiles';

/** Settings of the commands that work on the database itself; the defaults of `npm start`. */
export interface DatabaseConfig {
  readonly production: boolean;
  readonly mongodbUri: string | undefined;
  readonly dataDir: string;
  readonly dbPrefix: string;
}

/**
 * Reads NODE_ENV, MONGODB_URI or MONGODB_URI_FILE, DATA_DIR and MONGODB_DB_PREFIX.
 * @throws Error with one sentence when MONGODB_URI_FILE cannot be read, both are set, or
 *   production has neither
 */
export function readDatabaseConfig(given: NodeJS.ProcessEnv = process.env): DatabaseConfig {
  const env = secretsFromFiles(given, ['MONGODB_URI']);
  const production = env['NODE_ENV'] === 'production';
  if (production && env['MONGODB_URI'] === undefined)
    throw new Error('MONGODB_URI must be set: production refuses the embedded store.');
  return Object.freeze({
    production,
    mongodbUri: env['MONGODB_URI'],
    dataDir: env['DATA_DIR'] || '.data',
    dbPrefix: env['MONGODB_DB_PREFIX'] || 'hedong',
  });
}
