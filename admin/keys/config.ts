import { secretsFromFiles } from '../../process/settingsFromFiles';

/** Settings of the command line of the keys, from the environment; the defaults of `npm start`. */
export interface KeysConfig {
  readonly production: boolean;
  readonly mongodbUri: string | undefined;
  readonly dataDir: string;
  readonly dbPrefix: string;
}

/**
 * Reads NODE_ENV, MONGODB_URI or MONGODB_URI_FILE, DATA_DIR and MONGODB_DB_PREFIX.
 * @throws Error with one sentence when MONGODB_URI_FILE cannot be read, or both are set
 */
export function readKeysConfig(given: NodeJS.ProcessEnv = process.env): KeysConfig {
  const env = secretsFromFiles(given, ['MONGODB_URI']);
  return Object.freeze({
    production: env['NODE_ENV'] === 'production',
    mongodbUri: env['MONGODB_URI'],
    dataDir: env['DATA_DIR'] || '.data',
    dbPrefix: env['MONGODB_DB_PREFIX'] || 'hedong',
  });
}
