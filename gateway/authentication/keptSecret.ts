import { randomBytes } from 'node:crypto';
import { access, constants, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/**
 * Makes sure that a data folder exists and can be written.
 * @throws Error with one sentence that names DATA_DIR
 */
export async function openDataDir(dataDir: string): Promise<void> {
  try {
    await makeFolder(resolve(dataDir));
    await access(dataDir, constants.W_OK | constants.R_OK | constants.X_OK);
  } catch (cause) {
    throw new Error(`DATA_DIR ${dataDir} is not a folder that can be written.`, { cause });
  }
}

/** Makes a folder and those above it. Node's own recursive way never ends on `/proc`. */
async function makeFolder(path: string): Promise<void> {
  const make = () =>
    mkdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  try {
    await make();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await make();
  }
}

/**
 * A secret kept in a file of the data folder that only its owner may read: the one that is there,
 * or a new one. Processes that ask at the same moment get the same secret.
 * @param make gives the text of a new secret
 */
export async function keptSecret(
  dataDir: string,
  file: string,
  make: () => string | Promise<string>,
): Promise<string> {
  const path = join(dataDir, file);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await openDataDir(dataDir);
  // Written whole under another name, then linked: the link fails for all but the first.
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, await make(), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(path, 'utf8');
}
