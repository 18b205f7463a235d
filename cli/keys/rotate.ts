import { setTimeout as sleep } from 'node:timers/promises';
import { addKey } from '../storedKeys/vaultKeys';
import { RELOAD_MS } from '../../subgraphs/framework/vault/keyRing';
import { keyStatus } from '../../subgraphs/framework/vault/keyStatus';
import { reindex } from '../../subgraphs/framework/vault/reindex';
import { rewrapKeys, type RotationOptions } from '../../subgraphs/framework/vault/rewrapKeys';
import { progressBar } from '../support/progressBar';
import type { SubgraphVault, Vaults } from './openVaults';

/** Which of the rings is rotated. */
export type RingName = 'wrapping' | 'index';

/** What a ring is called by who uses the command. */
export const RINGS = {
  wrapping: {
    title: 'Keys that wrap the keys of subjects',
    setting: 'VAULT_KEYS',
    option: '--kek',
  },
  index: { title: 'Keys of the blind indexes', setting: 'BLIND_INDEX_KEYS', option: '--index' },
} as const;

/**
 * Puts everything under the newest key of a ring. Where everything stands under it already and
 * the ring is a file of the data folder, a new key is made first; a rotation that was cut off is
 * taken up instead. Old keys are accepted until the rotation has been done.
 * @returns what there is to say about it
 */
export async function rotate(vaults: Vaults, which: RingName, batch: number): Promise<string> {
  const { setting, option } = RINGS[which];
  const file = vaults.rings.files?.[which];
  if (!(await older(vaults, which)).length) {
    if (!file)
      return `Everything stands under ${newestOf(vaults, which)}, the newest of ${setting}. To change it, add a new key at the end of ${setting} of every process, then put it first, and run this again.\n`;
    await addKey(file);
  }
  // Whoever serves meanwhile is to know the newest key before anything stands under it.
  if (file) await sleep(2 * RELOAD_MS);
  const newest = newestOf(vaults, which);
  let changed = 0;
  do {
    changed += await pass(vaults, which, batch);
    // A process that had not read the ring yet may have written under an older key meanwhile.
    if (file) await sleep(2 * RELOAD_MS);
  } while ((await older(vaults, which)).length > 0);
  const left = vaults.rings.keys[which].all().slice(1);
  const names = left.map(({ id }) => id).join(', ');
  return (
    `${changed} ${which === 'wrapping' ? 'keys of subjects' : 'documents'} put under ${newest}.\n` +
    (names === ''
      ? ''
      : file
        ? `Nothing stands under ${names} any more: npm run keys -- remove ${option} takes it away.\n`
        : `Nothing stands under ${names} any more: once every process has ${newest} first, it may be removed from ${setting}.\n`)
  );
}

/** Ids of the keys but the newest under which something stands. */
export async function older(vaults: Vaults, which: RingName): Promise<string[]> {
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
