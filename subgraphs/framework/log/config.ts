import { readSettings } from '../../../process/settings/readSettings';
import { LOG_KEY_SETTINGS } from '../../../process/settings/storedKeys';
import { secretSettings } from '../../../process/settingsFromFiles';
import { readLogKeys, type LogKeys } from '../../../schema/log/logKeys';

/** The settings with the keys of the disclosure log; `NAME_FILE` names a file with the value. */
export const LOG_SETTINGS = {
  signing: 'LOG_SIGNING_KEY',
  pseudonyms: 'LOG_PSEUDONYM_KEY',
} as const satisfies Record<string, keyof typeof LOG_KEY_SETTINGS>;

/**
 * The keys of the disclosure log from LOG_SIGNING_KEY (an Ed25519 private key as JWK) and
 * LOG_PSEUDONYM_KEY (32 bytes in base64url), or their `…_FILE`; undefined when neither is set.
 * @throws Error with one sentence when one is missing or invalid; the message never contains a key
 */
export function readLogSettings(env: NodeJS.ProcessEnv = process.env): LogKeys | undefined {
  const values = readSettings(LOG_KEY_SETTINGS, env);
  const signing = values[LOG_SETTINGS.signing];
  const pseudonyms = values[LOG_SETTINGS.pseudonyms];
  if (signing === undefined && pseudonyms === undefined) return undefined;
  if (signing === undefined || pseudonyms === undefined)
    throw new Error('LOG_SIGNING_KEY and LOG_PSEUDONYM_KEY, or their _FILE, must be set together.');
  return readLogKeys(signing, pseudonyms);
}

/** The environment variables that set the keys, for a child process. */
export function logSettings(env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return secretSettings(env, Object.values(LOG_SETTINGS));
}
