import { readFile, writeFile } from 'node:fs/promises';
import { treeHeadSchema } from '../../schema/log/logItem';
import type { TreeHead } from '../../schema/log/treeHead';

/**
 * The head that the last check stored; undefined before the first check.
 * @throws Error when the file cannot be read or is not a head
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
    return treeHeadSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`The file ${path} is not a signed head of a log.`);
  }
}

/** Stores the head of a log that was checked, for the next check. */
export async function writeSeenHead(path: string, head: TreeHead): Promise<void> {
  await writeFile(path, `${JSON.stringify(head)}\n`, { mode: 0o600 });
}
