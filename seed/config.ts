/** Settings of the seed's command line that come from the environment. */
export interface SeedConfig {
  /** A MongoDB to write to; without it the embedded store in `dataDir` is opened. */
  readonly mongodbUri: string | undefined;
  readonly dataDir: string;
  readonly dbPrefix: string;
}

/** Reads MONGODB_URI, DATA_DIR and MONGODB_DB_PREFIX; the defaults are those of `npm start`. */
export function readSeedConfig(env: NodeJS.ProcessEnv = process.env): SeedConfig {
  return Object.freeze({
    mongodbUri: env['MONGODB_URI'] || undefined,
    dataDir: env['DATA_DIR'] || '.data',
    dbPrefix: env['MONGODB_DB_PREFIX'] || 'hedong',
  });
}
