import { resolve } from 'node:path';
import { storedSecret } from '../../gateway/authentication/storedSecret';
import { newPseudonymKey, newSigningKey } from '../../schema/log/newLogKeys';
import { readLogKeys, type LogKeys } from '../../schema/log/logKeys';
import { LOG_SETTINGS, logSettings, readLogSettings } from '../../subgraphs/framework/log/config';

const KEPT = { signing: 'log-signing.key', pseudonyms: 'log-pseudonym.key' } as const;

/** The keys of the disclosure log, and where they were found. */
export interface OpenedLogKeys {
  readonly keys: LogKeys;
  /** The settings by which another process finds the same keys. */
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * The keys of the disclosure log as the settings say, or else those of the data folder, made at
 * the first asking. In production the settings must say.
 * @throws Error with one sentence, none with a key in it
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
  const signing = await storedSecret(dataDir, KEPT.signing, newSigningKey);
  const pseudonyms = await storedSecret(dataDir, KEPT.pseudonyms, newPseudonymKey);
  return {
    keys: readLogKeys(signing, pseudonyms),
    settings: {
      [`${LOG_SETTINGS.signing}_FILE`]: resolve(dataDir, KEPT.signing),
      [`${LOG_SETTINGS.pseudonyms}_FILE`]: resolve(dataDir, KEPT.pseudonyms),
    },
  };
}
