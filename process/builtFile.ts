import { join, relative } from 'node:path';
import { ROOT } from './root';

/** A source of a package in this repository, which is built into the package's own folder. */
const IN_PACKAGE = /^(packages\/[^/]+)\/(.*)$/;

/**
 * The built file of a program for a thread or a child process, which runs in a fresh Node. Only
 * tests run from the sources; `npm test` builds the tree first.
 * @param folder `__dirname` of the caller
 * @param name the program's path from that folder, without its extension
 */
export function builtFile(folder: string, name: string): string {
  return builtProgram(`${join(folder, name)}${__filename.endsWith('.ts') ? '.ts' : '.js'}`);
}

/** The built file of a source; a built file is returned as it is. */
export function builtProgram(file: string): string {
  if (!file.endsWith('.ts')) return file;
  const path = relative(ROOT, file).replace(/\.ts$/, '.js');
  const [, inPackage, rest] = IN_PACKAGE.exec(path) ?? [];
  return inPackage === undefined || rest === undefined
    ? join(ROOT, 'build', path)
    : join(ROOT, inPackage, 'build', rest);
}
