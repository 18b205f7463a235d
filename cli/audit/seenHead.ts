import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { TreeHead } from '../../schema/log/treeHead';

const schema = z.strictObject({
  logId: z.string(),
  size: z.number().int().min(0),
  rootHash: z.string(),
  timestamp: z.string(),
  keyId: z.string(),
  signature: z.string(),
});

/**
 * The head that was kept when a log was last checked; undefined where none was yet.
 * @throws Error when the file holds something else
 */
export async function readSeenHead(path: string): Promise<TreeHead | undefined> {
  let text;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`The file ${path} cannot be read.`, { cause: error });
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Error(`The file ${path} holds no head of a log.`);
  }
}

/** Keeps the head of a log that was checked, for the next time. */
export async function keepSeenHead(path: string, head: TreeHead): Promise<void> {
  await writeFile(path, `${JSON.stringify(head)}\n`, { mode: 0o600 });
}
