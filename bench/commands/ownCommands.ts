import { ROOT } from '../../process/root';
import { startCheckout } from '../against/checkout';
import { subjectIds } from '../load';
import { countWorkloads, type Commands } from './commandCounts';

const DATASET = { subjects: 300, seed: 1 };

/**
 * Counts the commands per operation of each workload on the product of this checkout, on a database
 * of its own.
 */
export async function ownCommands(): Promise<Commands> {
  const product = await startCheckout(ROOT, DATASET);
  try {
    return await countWorkloads(product, await subjectIds(product.url, 50));
  } finally {
    await product.stop();
  }
}
