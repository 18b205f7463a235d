import { readFile } from 'node:fs/promises';

/**
 * The resident memory of this process without the pages of mapped files: those of the database file
 * belong to the page cache, which the system shrinks when it needs memory.
 */
export async function ownMemory(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const kilobytes = /^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? process.memoryUsage().rss : Number(kilobytes) * 1024;
}
