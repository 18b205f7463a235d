import { join, relative } from 'node:path';
import { ROOT } from './root';

/**
 * The built file of a program, for a thread or a child process, which begins in a Node of its own.
 * Only tests run the sources themselves; `npm test` builds the tree before them.
 * @param folder `__dirname` of the caller
 * @param name the program's path from that folder, without its ending
 */
export function builtFile(folder: string, name: string): string {
  const isSource = __filename.endsWith('.ts');
  const from = isSource ? join(ROOT, 'build', relative(ROOT, folder)) : folder;
  return `${join(from, name)}.js`;
}
