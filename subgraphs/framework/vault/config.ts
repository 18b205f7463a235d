import type { VAULT_KEY_SETTINGS } from '../../../process/settings/storedKeys';
import { secretSettings } from '../../../process/settingsFromFiles';
import { keyRingOfFile, parseKeyRing, type KeyRing, type VaultKeys } from './keyRing';
import { keyRingOfCommand } from './ringOfCommand';

/**
 * The settings of the key rings; `NAME_FILE` names a file with the value of NAME, `NAME_COMMAND` a
 * command that prints it.
 */
export const VAULT_SETTINGS = {
  wrapping: 'VAULT_KEYS',
  index: 'BLIND_INDEX_KEYS',
} as const satisfies Record<string, keyof typeof VAULT_KEY_SETTINGS>;

/**
 * The keys of the vault from VAULT_KEYS and BLIND_INDEX_KEYS (JSON, key id → 32 bytes in
 * base64url, newest first), the files that `…_FILE` names or the commands that `…_COMMAND` names;
 * undefined when none is set. A file is reloaded when it changes, a command is run again every minute.
 * @throws Error with one sentence when one is missing or invalid; the message never contains a key
 */
export function readVaultKeys(env: NodeJS.ProcessEnv = process.env): VaultKeys | undefined {
  const wrapping = readRing(VAULT_SETTINGS.wrapping, env);
  const index = readRing(VAULT_SETTINGS.index, env);
  if (!wrapping && !index) return undefined;
  if (!wrapping || !index)
    throw new Error(
      'VAULT_KEYS and BLIND_INDEX_KEYS, or their _FILE or _COMMAND, must be set together.',
    );
  return vaultKeys(wrapping, index);
}

/** The environment variables that set the keys, for a child process. */
export function vaultSettings(env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return secretSettings(env, Object.values(VAULT_SETTINGS));
}

/** @throws Error when both rings contain the same key */
export function vaultKeys(wrapping: KeyRing, index: KeyRing): VaultKeys {
  const indexKeys = index.all();
  if (wrapping.all().some(({ key }) => indexKeys.some((other) => other.key.equals(key))))
    throw new Error('VAULT_KEYS and BLIND_INDEX_KEYS must not contain the same key.');
  return { wrapping, index };
}

function readRing(name: string, env: NodeJS.ProcessEnv): KeyRing | undefined {
  const file = env[`${name}_FILE`];
  const command = env[`${name}_COMMAND`];
  if (command) {
    if (file || env[name])
      throw new Error(`${name}_COMMAND must be set without ${name} and ${name}_FILE.`);
    return keyRingOfCommand(name, command);
  }
  if (file) {
    try {
      return keyRingOfFile(name, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      throw new Error(`${name}_FILE names a file that cannot be read.`, { cause: error });
    }
  }
  const text = env[name];
  return text ? parseKeyRing(name, text) : undefined;
}
