import { readFileSync } from 'node:fs';
import { readLogKeys, type LogKeys } from '../../../schema/log/logKeys';

/** The settings that hold the keys of the disclosure log; `NAME_FILE` names a file that holds NAME. */
export const LOG_SETTINGS = {
  signing: 'LOG_SIGNING_KEY',
  pseudonyms: 'LOG_PSEUDONYM_KEY',
} as const;

/**
 * The keys of the disclosure log from LOG_SIGNING_KEY (an Ed25519 private key as JWK) and
 * LOG_PSEUDONYM_KEY (32 bytes in base64url), or the files that `…_FILE` names; undefined when
 * neither is set.
 * @throws Error with one sentence, none with a key in it, when one is missing or wrong
 */
export function readLogSettings(env: NodeJS.ProcessEnv = process.env): LogKeys | undefined {
  const signing = read(LOG_SETTINGS.signing, env);
  const pseudonyms = read(LOG_SETTINGS.pseudonyms, env);
  if (signing === undefined && pseudonyms === undefined) return undefined;
  if (signing === undefined || pseudonyms === undefined)
    throw new Error('LOG_SIGNING_KEY and LOG_PSEUDONYM_KEY, or their _FILE, must be set together.');
  return readLogKeys(signing, pseudonyms);
}

/** The settings that hold the keys, as they stand in the environment, for a child process. */
export function logSettings(env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const names = Object.values(LOG_SETTINGS).flatMap((name) => [name, `${name}_FILE`]);
  return Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const value = env[name];
      return value ? [[name, value]] : [];
    }),
  );
}

function read(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const file = env[`${name}_FILE`];
  if (!file) return env[name] || undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Error(`${name}_FILE names a file that cannot be read.`, { cause: error });
  }
}
