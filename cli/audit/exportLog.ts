import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import type { LogItem } from '../../schema/log/logItem';

/**
 * Writes a log to a file, one item per line. The file appears only when it is complete.
 * @returns the number of entries
 */
export async function exportLog(items: AsyncIterable<LogItem>, path: string): Promise<number> {
  const draft = `${path}.part`;
  const output = createWriteStream(draft, { mode: 0o600 });
  let entries = 0;
  try {
    await once(output, 'open');
    for await (const item of items) {
      if (item.type === 'entry') entries++;
      if (!output.write(`${JSON.stringify(item)}\n`)) await once(output, 'drain');
    }
    output.end();
    await once(output, 'finish');
    await rename(draft, path);
    return entries;
  } catch (error) {
    output.destroy();
    await rm(draft, { force: true });
    throw error;
  }
}
