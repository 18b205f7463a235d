import { watchFile as pollFile, unwatchFile } from 'node:fs';

/** Milliseconds between two polls of a file. */
const POLL_INTERVAL_MS = 1000;

/**
 * Calls back after a file has changed. The path is polled, so that a replaced file is noticed too:
 * through a symbolic link, or on a network file system.
 * @returns a function that ends the watch
 */
export function watchFile(file: string, changed: () => void): () => void {
  const look = (
    now: { mtimeMs: number; ino: number },
    before: { mtimeMs: number; ino: number },
  ) => {
    // A file that is being replaced may be missing for a moment.
    if (now.mtimeMs !== 0 && (now.mtimeMs !== before.mtimeMs || now.ino !== before.ino)) changed();
  };
  pollFile(file, { interval: POLL_INTERVAL_MS, persistent: false }, look);
  return () => unwatchFile(file, look);
}
