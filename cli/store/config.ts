import { STORE_SETTINGS } from '../../process/settings/database';
import { readSettings } from '../../process/settings/readSettings';

/** Environment settings of the store program. */
export interface StoreConfig {
  /**
   * If set, every client must log in; set with the password, and not an option, because the command
   * line would reveal it.
   */
  readonly username: string | undefined;
  readonly password: string | undefined;
}

/**
 * Reads STORE_USERNAME and STORE_PASSWORD.
 * @throws Error naming both when only one of them is set
 */
export function readStoreConfig(env: NodeJS.ProcessEnv = process.env): StoreConfig {
  const { STORE_USERNAME, STORE_PASSWORD } = readSettings(STORE_SETTINGS, env, {
    check: (values) =>
      (values.STORE_USERNAME === undefined) === (values.STORE_PASSWORD === undefined)
        ? []
        : ['STORE_USERNAME and STORE_PASSWORD must be set together.'],
  });
  return Object.freeze({ username: STORE_USERNAME, password: STORE_PASSWORD });
}
