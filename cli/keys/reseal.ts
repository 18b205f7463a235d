import { reseal } from '../../subgraphs/framework/vault/reseal';
import { progressBar } from '../support/progressBar';
import type { Vaults } from './openVaults';
import { oldKeysInUse } from './rotate';

/**
 * Seals the values of all subgraphs with the suite of the newest wrapping key.
 * @returns the message to print
 * @throws Error when keys of subjects are still wrapped with older keys
 */
export async function resealAll(vaults: Vaults, batch: number): Promise<string> {
  const [newest] = vaults.rings.keys.wrapping.all();
  const older = await oldKeysInUse(vaults, 'wrapping');
  if (older.length > 0)
    throw new Error(
      `Keys of subjects are still wrapped with ${older.join(', ')}: run npm run keys -- rotate --kek first.`,
    );
  let changed = 0;
  for (const { name, connection, sealed, vault } of vaults.subgraphs) {
    const bar = progressBar(name);
    changed += await reseal(connection, sealed, vault, newest.suite, {
      batch,
      onProgress: bar.show,
    });
    bar.end();
  }
  return `${changed} documents were sealed with the ${newest.suite} suite; all others were before.\n`;
}
