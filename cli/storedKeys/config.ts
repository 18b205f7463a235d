import { CRYPTO_SUITE_SETTINGS } from '../../process/settings/storedKeys';
import { readSettings } from '../../process/settings/readSettings';
import type { SuiteName } from '../../subgraphs/framework/vault/suites/suite';

/** The suite of new keys, from CRYPTO_SUITE. @throws Error naming the setting when it is invalid */
export function cryptoSuite(env: NodeJS.ProcessEnv = process.env): SuiteName {
  return readSettings(CRYPTO_SUITE_SETTINGS, env).CRYPTO_SUITE;
}
