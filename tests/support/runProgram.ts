import { join } from 'node:path';
import { ROOT } from '../../process/root';

/** The built file of a program of the product, by its path in the tree without the extension. */
export function programFile(path: string): string {
  return join(ROOT, 'build', `${path}.js`);
}
