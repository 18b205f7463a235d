import { watchFile as pollFile, unwatchFile } from 'node:fs';

/** Milliseconds between two looks at a file. */
const INTERVAL = 1000;

/**
 * Calls back after a file has changed. The file is looked at by its path and not listened to, so
 * that one which is replaced by another, through links or over a network, is noticed as well.
 * @returns ends the watch
 */
export function watchFile(file: string, changed: () => void): () => void {
  const look = (
    now: { mtimeMs: number; ino: number },
    before: { mtimeMs: number; ino: number },
  ) => {
    // A file that is being replaced may be missing for a moment.
    if (now.mtimeMs !== 0 && (now.mtimeMs !== before.mtimeMs || now.ino !== before.ino)) changed();
  };
  pollFile(file, { interval: INTERVAL, persistent: false }, look);
  return () => unwatchFile(file, look);
}
