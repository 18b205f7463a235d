import { setTimeout as sleep } from 'node:timers/promises';
import { cryptoSuite } from '../storedKeys/config';
import { addKey } from '../storedKeys/vaultKeys';
import { RELOAD_MS } from '../../subgraphs/framework/vault/keyRing';
import { keyStatus } from '../../subgraphs/framework/vault/keyStatus';
import { reindex } from '../../subgraphs/framework/vault/reindex';
import { rewrapKeys, type RotationOptions } from '../../subgraphs/framework/vault/rewrapKeys';
import { progressBar } from '../support/progressBar';
import type { SubgraphVault, Vaults } from './openVaults';

/** The key ring that is rotated. */
export type RingName = 'wrapping' | 'index';

/** The names of a ring in the command's output and options. */
export const RINGS = {
  wrapping: {
    title: 'Keys that wrap the keys of subjects',
    setting: 'VAULT_KEYS',
    option: '--kek',
  },
  index: { title: 'Keys of the blind indexes', setting: 'BLIND_INDEX_KEYS', option: '--index' },
} as const;

/**
 * Re-encrypts or re-indexes all data with the newest key of a ring. If all data uses it already and
 * the ring is a file of the data folder, a new key is added first; otherwise an interrupted
 * rotation continues. Old keys stay valid until the rotation is complete.
 * @returns the message to print
 */
export async function rotate(vaults: Vaults, which: RingName, batch: number): Promise<string> {
  const { setting, option } = RINGS[which];
  const file = vaults.rings.files?.[which];
  if (!(await oldKeysInUse(vaults, which)).length) {
    if (!file)
      return `All data uses ${newestOf(vaults, which)}, the newest key of ${setting}. To replace it, add a new key at the end of ${setting} in every process, then move it to the start in every process, and run this command again.\n`;
    await addKey(file, cryptoSuite());
  }
  // Running services must have read the newest key before data uses it.
  if (file) await sleep(2 * RELOAD_MS);
  const newest = newestOf(vaults, which);
  let changed = 0;
  do {
    changed += await pass(vaults, which, batch);
    // A process that had not yet read the ring may meanwhile have written with an older key.
    if (file) await sleep(2 * RELOAD_MS);
  } while ((await oldKeysInUse(vaults, which)).length > 0);
  const left = vaults.rings.keys[which].all().slice(1);
  const names = left.map(({ id }) => id).join(', ');
  return (
    `${changed} ${which === 'wrapping' ? 'keys of subjects' : 'documents'} now use ${newest}.\n` +
    (names === ''
      ? ''
      : file
        ? `No data uses ${names} any more: remove it with npm run keys -- remove ${option}.\n`
        : `No data uses ${names} any more: when ${newest} is first in every process, it may be removed from ${setting}.\n`)
  );
}

/** Ids of the keys, other than the newest, that data still uses. */
export async function oldKeysInUse(vaults: Vaults, which: RingName): Promise<string[]> {
  const newest = newestOf(vaults, which);
  const found = new Set<string>();
  for (const each of vaults.subgraphs) {
    const status = await statusOf(vaults, each);
    for (const [id, count] of which === 'wrapping' ? status.wrapped : status.indexed)
      if (count > 0) found.add(id);
  }
  found.delete(newest);
  return [...found];
}

export function statusOf({ rings }: Vaults, { connection, model, sealed }: SubgraphVault) {
  return keyStatus(connection, model, sealed, rings.keys.index);
}

function newestOf({ rings }: Vaults, which: RingName): string {
  return rings.keys[which].all()[0].id;
}

async function pass({ subgraphs, rings }: Vaults, which: RingName, batch: number) {
  let changed = 0;
  for (const { name, connection, model, sealed, vault } of subgraphs) {
    const bar = progressBar(name);
    const options: RotationOptions = { batch, onProgress: bar.show };
    changed +=
      which === 'wrapping'
        ? await rewrapKeys(model, name, rings.keys.wrapping, options)
        : await reindex(connection, sealed, vault, rings.keys, options);
    bar.end();
  }
  return changed;
}
