import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * The keys between gateways and subgraphs in a folder of secrets: one folder for each gateway and
 * each subgraph, which a container mounts as a whole. A container that mounts a single file does
 * not see the file that replaces it.
 */
const FOLDER = 'identity';

export const SECRET_MODE = 0o444;
export const SHARED_FOLDER_MODE = 0o755;

/** Path of a gateway's file in the folder of secrets. */
export const gatewayFile = (gateway: string, file: 'private_key' | 'request_keys' | '') =>
  join(FOLDER, 'gateways', gateway, file);

/** Path of the folder of a gateway whose keys are not complete. */
export const gatewayDraft = (gateway: string) => gatewayFile(`.${gateway}`, '');

/** Path of a subgraph's file in the folder of secrets. */
export const subgraphFile = (subgraph: string, file: 'public_keys' | 'request_keys' | '') =>
  join(FOLDER, 'subgraphs', subgraph, file);

/** Names of the gateways in a folder of secrets, in alphabetical order. */
export const gatewaysIn = (secrets: string) => foldersIn(join(secrets, gatewayFile('', '')));

/**
 * Names of the subgraphs in a folder of secrets.
 * @throws Error with one sentence when there are none
 */
export async function subgraphsIn(secrets: string): Promise<string[]> {
  const names = await foldersIn(join(secrets, subgraphFile('', '')));
  if (names.length === 0)
    throw new Error(
      `The folder ${secrets} contains no keys of subgraphs: name another with --folder, or create it with --out.`,
    );
  return names;
}

/** Hidden folders are drafts. */
async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

/** Writes a file under another name and renames it, so that no reader sees half of it. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const draft = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}`);
  try {
    const handle = await open(draft, 'wx', SECRET_MODE);
    try {
      await handle.writeFile(`${text}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
