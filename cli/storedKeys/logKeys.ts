import { resolve } from 'node:path';
import { storedSecret } from '../../gateway/authentication/storedSecret';
import { newPseudonymKey, newSigningKey } from '../../schema/log/newLogKeys';
import { readLogKeys, type LogKeys } from '../../schema/log/logKeys';
import { cryptoSuite } from './config';
import { LOG_SETTINGS, logSettings, readLogSettings } from '../../subgraphs/framework/log/config';

const KEY_FILES = { signing: 'log-signing.key', pseudonyms: 'log-pseudonym.key' } as const;

/** The keys of the disclosure log, and their source. */
export interface OpenedLogKeys {
  readonly keys: LogKeys;
  /** The settings with which another process reads the same keys. */
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * The keys of the disclosure log from the settings, or else from the data folder, where they are
 * generated on first use. In production the settings must contain them.
 * @throws Error with one sentence that contains no key
 */
export async function openLogKeys(
  dataDir: string,
  { production = false } = {},
): Promise<OpenedLogKeys> {
  const keys = readLogSettings();
  if (keys) return { keys, settings: logSettings() };
  if (production)
    throw new Error(
      'LOG_SIGNING_KEY and LOG_PSEUDONYM_KEY, or their _FILE, must be set in production.',
    );
  const signing = await storedSecret(dataDir, KEY_FILES.signing, () =>
    newSigningKey(cryptoSuite()),
  );
  const pseudonyms = await storedSecret(dataDir, KEY_FILES.pseudonyms, () =>
    newPseudonymKey(cryptoSuite()),
  );
  return {
    keys: readLogKeys(signing, pseudonyms),
    settings: {
      [`${LOG_SETTINGS.signing}_FILE`]: resolve(dataDir, KEY_FILES.signing),
      [`${LOG_SETTINGS.pseudonyms}_FILE`]: resolve(dataDir, KEY_FILES.pseudonyms),
    },
  };
}
