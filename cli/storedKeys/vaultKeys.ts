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
import { keyRingOfFile, type VaultKeys } from '../../subgraphs/framework/vault/keyRing';

/** Files of a data folder that keep the rings where no settings hold them. */
const KEPT_RINGS = { wrapping: 'vault.keys', index: 'index.keys' } as const;

/** The keys of the vault, and where they were found. */
export interface OpenedVaultKeys {
  readonly keys: VaultKeys;
  /** The settings by which another process finds the same keys. */
  readonly settings: Readonly<Record<string, string>>;
  /** The files in the data folder; absent where the settings hold the keys. */
  readonly files?: { readonly wrapping: string; readonly index: string };
}

/**
 * The keys of the vault as the settings say, or else those of the data folder, made at the first
 * asking. In production the settings must say.
 * @throws Error with one sentence, none with a key in it
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
    wrapping: await keptRing(dataDir, KEPT_RINGS.wrapping),
    index: await keptRing(dataDir, KEPT_RINGS.index),
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

async function keptRing(dataDir: string, file: string): Promise<string> {
  await storedSecret(dataDir, file, newRing);
  return resolve(dataDir, file);
}

/** The text of a ring with one new key. */
export function newRing(): string {
  return JSON.stringify(withNewKey({}));
}

/**
 * Puts a new key before the others in a ring's file, whole or not at all.
 * @returns the new key's id
 */
export async function addKey(file: string): Promise<string> {
  const ring = withNewKey(JSON.parse(await readFile(file, 'utf8')) as Record<string, string>);
  await replaceSecret(file, JSON.stringify(ring));
  return Object.keys(ring)[0]!;
}

/** Takes keys out of a ring's file, whole or not at all. */
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

/** A ring's keys with a new one before them, numbered after them. */
function withNewKey(ring: Readonly<Record<string, string>>): Record<string, string> {
  const numbers = Object.keys(ring).map((id) => Number(/^k(\d{1,9})$/.exec(id)?.[1] ?? 0));
  const id = `k${Math.max(0, ...numbers) + 1}`;
  return { [id]: randomBytes(32).toString('base64url'), ...ring };
}
