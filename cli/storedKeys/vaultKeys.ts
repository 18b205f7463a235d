import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { storedSecret } from '../../gateway/authentication/storedSecret';
import {
  readVaultKeys,
  VAULT_SETTINGS,
  vaultKeys,
  vaultSettings,
} from '../../subgraphs/framework/vault/config';
import { keyRingOfFile, newRingKey, type VaultKeys } from '../../subgraphs/framework/vault/keyRing';
import type { SuiteName } from '../../subgraphs/framework/vault/suites/suite';
import { cryptoSuite } from './config';

/** Files of the data folder that store the rings when the settings do not contain them. */
const RING_FILES = { wrapping: 'vault.keys', index: 'index.keys' } as const;

/** The keys of the vault, and their source. */
export interface OpenedVaultKeys {
  readonly keys: VaultKeys;
  /** The settings with which another process reads the same keys. */
  readonly settings: Readonly<Record<string, string>>;
  /** The files in the data folder; absent when the settings contain the keys. */
  readonly files?: { readonly wrapping: string; readonly index: string };
}

/**
 * The keys of the vault from the settings, or else from the data folder, where they are generated
 * on first use. In production the settings must contain them.
 * @throws Error with one sentence that contains no key
 */
export async function openVaultKeys(
  dataDir: string,
  { production = false } = {},
): Promise<OpenedVaultKeys> {
  const keys = readVaultKeys();
  if (keys) return { keys, settings: vaultSettings() };
  if (production)
    throw new Error('VAULT_KEYS and BLIND_INDEX_KEYS, or their _FILE, must be set in production.');
  const files = {
    wrapping: await storedRing(dataDir, RING_FILES.wrapping),
    index: await storedRing(dataDir, RING_FILES.index),
  };
  return {
    keys: vaultKeys(
      keyRingOfFile(VAULT_SETTINGS.wrapping, files.wrapping),
      keyRingOfFile(VAULT_SETTINGS.index, files.index),
    ),
    settings: {
      [`${VAULT_SETTINGS.wrapping}_FILE`]: files.wrapping,
      [`${VAULT_SETTINGS.index}_FILE`]: files.index,
    },
    files,
  };
}

async function storedRing(dataDir: string, file: string): Promise<string> {
  await storedSecret(dataDir, file, () => newRing(cryptoSuite()));
  return resolve(dataDir, file);
}

/** The text of a ring with one new key. */
export function newRing(suite: SuiteName): string {
  return JSON.stringify(withNewKey({}, suite));
}

/**
 * Adds a new key at the start of a ring's file, atomically.
 * @returns the new key's id
 */
export async function addKey(file: string, suite: SuiteName): Promise<string> {
  const before = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  const ring = withNewKey(before, suite);
  await replaceSecret(file, JSON.stringify(ring));
  return Object.keys(ring)[0]!;
}

/** Removes keys from a ring's file, atomically. */
export async function removeKeys(file: string, ids: readonly string[]): Promise<void> {
  const ring = Object.entries(JSON.parse(await readFile(file, 'utf8')) as Record<string, string>);
  const left = ring.filter(([id]) => !ids.includes(id));
  await replaceSecret(file, JSON.stringify(Object.fromEntries(left)));
}

async function replaceSecret(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
  await rename(draft, file);
}

/** A ring's keys with a new first one, whose number follows the highest. */
function withNewKey(
  ring: Readonly<Record<string, string>>,
  suite: SuiteName,
): Record<string, string> {
  const numbers = Object.keys(ring).map((id) => Number(/^k(\d{1,9})$/.exec(id)?.[1] ?? 0));
  const id = `k${Math.max(0, ...numbers) + 1}`;
  return { [id]: newRingKey(suite), ...ring };
}
