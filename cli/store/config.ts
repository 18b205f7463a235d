/** Settings of the store's own command line, from the environment. */
export interface StoreConfig {
  /** Required from every client when set together; the command line shows no secret. */
  readonly username: string | undefined;
  readonly password: string | undefined;
}

/**
 * Reads STORE_USERNAME and STORE_PASSWORD.
 * @throws Error naming both when only one of them is set
 */
export function readStoreConfig(env: NodeJS.ProcessEnv = process.env): StoreConfig {
  const username = env.STORE_USERNAME || undefined;
  const password = env.STORE_PASSWORD || undefined;
  if ((username === undefined) !== (password === undefined)) {
    throw new Error('STORE_USERNAME and STORE_PASSWORD have to be set together');
  }
  return { username, password };
}
