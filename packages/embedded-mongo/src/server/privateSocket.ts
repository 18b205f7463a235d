import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The longest path of a unix socket, in bytes, on the systems Node runs on. */
const LONGEST_PATH = 103;

/** Drivers recognise a socket by this ending. */
const NAME = 'store.sock';

/**
 * The path of a unix socket in a data folder, in a folder that only its owner may enter. A command
 * over it costs both ends a quarter less than over a loopback port.
 * @returns undefined where the system has none, or the path would be too long for one
 */
export async function privateSocket(dataDir: string): Promise<string | undefined> {
  const folder = join(resolve(dataDir), 'socket');
  const path = join(folder, NAME);
  if (process.platform === 'win32' || Buffer.byteLength(path) > LONGEST_PATH) return undefined;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  return path;
}
