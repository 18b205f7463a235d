import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'identity/.lock';
const TRIES = 2;

/**
 * Runs a change while no other process changes the keys of the same folder. The lock of a process
 * that has ended is ignored.
 * @throws Error with one sentence when another process holds the lock
 */
export async function withLock<T>(secrets: string, change: () => Promise<T>): Promise<T> {
  const file = join(secrets, FILE);
  await take(file);
  try {
    return await change();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      const handle = await open(file, 'wx', 0o600);
      await handle.writeFile(String(process.pid));
      await handle.close();
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (owner === 0 || isRunning(owner))
      throw new Error(
        `Another process is changing the keys (${file}); retry when it has ended, or remove this file.`,
      );
    await rm(file, { force: true });
  }
  throw new Error(`The lock ${file} cannot be taken; retry.`);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
