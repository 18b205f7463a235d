import { removeKeys } from '../storedKeys/vaultKeys';
import { oldKeysInUse, RINGS, type RingName } from './rotate';
import type { Vaults } from './openVaults';

/**
 * Removes the unused keys from a key ring of the data folder, except the newest.
 * @returns the message to print
 * @throws Error when data still uses one of them, or the ring is not stored in a file
 */
export async function removeOldKeys(vaults: Vaults, which: RingName): Promise<string> {
  const { setting, option } = RINGS[which];
  const file = vaults.rings.files?.[which];
  if (!file) throw new Error(`The keys come from ${setting}: remove them from that setting.`);
  const inUse = await oldKeysInUse(vaults, which);
  if (inUse.length > 0)
    throw new Error(
      `Data still uses ${inUse.join(', ')}: run npm run keys -- rotate ${option} first.`,
    );
  const old = vaults.rings.keys[which]
    .all()
    .slice(1)
    .map(({ id }) => id);
  await removeKeys(file, old);
  return old.length === 0 ? 'No old key exists.\n' : `Removed ${old.join(', ')}.\n`;
}
