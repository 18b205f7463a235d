import { join } from 'node:path';
import { ROOT } from '../../process/root';

/** The built file of a program of the product, given by its path in the tree without its ending. */
export function programFile(path: string): string {
  return join(ROOT, 'build', `${path}.js`);
}
