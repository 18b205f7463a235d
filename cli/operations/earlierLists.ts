import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { EarlierSafelist } from '../../subgraphs/subjects/safelist/importSafelist';

const fileSchema = z.object({
  client: z.string(),
  operations: z.record(z.string(), z.object({ document: z.string(), addedAt: z.iso.datetime() })),
});

/**
 * The safelists that an earlier version stored, one JSON file per client.
 * @throws Error with one sentence when a file cannot be read
 */
export async function readEarlierLists(folder: string): Promise<EarlierSafelist[]> {
  const files = await earlierFiles(folder);
  return Promise.all(files.map((file) => readList(join(folder, file))));
}

/** Whether a folder contains safelists of an earlier version. */
export async function hasEarlierLists(folder: string): Promise<boolean> {
  return (await earlierFiles(folder)).length > 0;
}

/**
 * For a service without the database, which cannot import them.
 * @throws Error when the folder contains lists: without them their clients would be unrestricted
 */
export async function refuseEarlierLists(folder: string): Promise<void> {
  const [file] = await earlierFiles(folder);
  if (file !== undefined)
    throw new Error(
      `The folder ${folder} contains lists of operations of an earlier version, such as ${file}: import them with \`npm run operations -- import\`, then remove the folder.`,
    );
}

async function earlierFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Error(`The folder ${folder} cannot be read.`, { cause: error });
  }
}

async function readList(file: string): Promise<EarlierSafelist> {
  try {
    const { client, operations } = fileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return {
      clientId: client,
      operations: Object.values(operations).map(({ document, addedAt }) => ({
        document,
        addedAt: new Date(addedAt),
      })),
    };
  } catch (error) {
    throw new Error(`The file ${file} is not a list of operations of an earlier version.`, {
      cause: error,
    });
  }
}
