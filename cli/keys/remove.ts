import { removeKeys } from '../storedKeys/vaultKeys';
import { older, RINGS, type RingName } from './rotate';
import type { Vaults } from './openVaults';

/**
 * Takes the keys under which nothing stands out of a ring of the data folder, all but the newest.
 * @returns what there is to say about it
 * @throws Error when something stands under one of them, or the ring is not kept in a file
 */
export async function removeOldKeys(vaults: Vaults, which: RingName): Promise<string> {
  const { setting, option } = RINGS[which];
  const file = vaults.rings.files?.[which];
  if (!file) throw new Error(`The keys come from ${setting}: they are removed where it is set.`);
  const inUse = await older(vaults, which);
  if (inUse.length > 0)
    throw new Error(
      `Something stands under ${inUse.join(', ')} yet: run npm run keys -- rotate ${option} first.`,
    );
  const old = vaults.rings.keys[which]
    .all()
    .slice(1)
    .map(({ id }) => id);
  await removeKeys(file, old);
  return old.length === 0 ? 'There is no old key.\n' : `Removed ${old.join(', ')}.\n`;
}
