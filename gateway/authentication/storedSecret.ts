import { randomBytes } from 'node:crypto';
import { access, constants, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/**
 * Creates a data folder if it is missing, and checks that it is writable.
 * @throws Error with one sentence that names DATA_DIR
 */
export async function openDataDir(dataDir: string): Promise<void> {
  try {
    await createFolder(resolve(dataDir));
    await access(dataDir, constants.W_OK | constants.R_OK | constants.X_OK);
  } catch (cause) {
    throw new Error(`DATA_DIR ${dataDir} is not a folder that can be written.`, { cause });
  }
}

/** Creates a folder and its parents. The recursive `mkdir` of Node never returns on `/proc`. */
async function createFolder(path: string): Promise<void> {
  const make = () =>
    mkdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  try {
    await make();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    await createFolder(dirname(path));
    await make();
  }
}

/**
 * Reads a secret from a file of the data folder, or creates it. Only the owner may read the file.
 * Processes that call this concurrently get the same secret.
 * @param make returns the text of a new secret
 */
export async function storedSecret(
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
  // Written completely under another name, then linked: the link fails for all but the first
  // process.
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
