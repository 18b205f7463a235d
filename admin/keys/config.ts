/** Settings of the command line of the keys, from the environment; the defaults of `npm start`. */
export interface KeysConfig {
  readonly production: boolean;
  readonly mongodbUri: string | undefined;
  readonly dataDir: string;
  readonly dbPrefix: string;
}

/** Reads NODE_ENV, MONGODB_URI, DATA_DIR and MONGODB_DB_PREFIX. */
export function readKeysConfig(env: NodeJS.ProcessEnv = process.env): KeysConfig {
  return Object.freeze({
    production: env['NODE_ENV'] === 'production',
    mongodbUri: env['MONGODB_URI'] || undefined,
    dataDir: env['DATA_DIR'] || '.data',
    dbPrefix: env['MONGODB_DB_PREFIX'] || 'hedong',
  });
}
