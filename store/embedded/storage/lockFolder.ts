import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StoreOpenError } from '../startErrors';

interface Owner {
  pid: number;
  /** When the process began, in the kernel's ticks: a number reused by another process differs. */
  began: string;
}

/** Start time of a process from /proc, empty where that is not available. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function alive({ pid, began }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return began === '' || began === startOf(pid);
}

function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

/** Locks of this very thread; the file tells of other threads and processes. */
const held = new Set<string>();

const taken = (dataDir: string, pid: number): StoreOpenError =>
  new StoreOpenError(`The data folder ${dataDir} is in use by another store (process ${pid})`);

/** @throws StoreOpenError when this thread has the folder open already */
export function refuseSecondOpen(dataDir: string): void {
  if (held.has(join(dataDir, 'lock.json'))) throw taken(dataDir, process.pid);
}

/**
 * Takes a data folder for this process alone and returns how to give it back. Two servers on one
 * LMDB folder would mix up collections silently. A lock whose process is gone is taken over; run
 * inside an LMDB write transaction, so that two processes cannot take over the same one.
 * @throws StoreOpenError when another store holds it
 */
export function lockFolder(dataDir: string): () => void {
  const path = join(dataDir, 'lock.json');
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, JSON.stringify({ pid: process.pid, began: startOf(process.pid) }));
      closeSync(file);
      break;
    } catch (error) {
      const fault = error as NodeJS.ErrnoException;
      if (fault.code !== 'EEXIST' || attempt > 3) {
        throw new StoreOpenError(`The data folder ${dataDir} cannot be opened: ${fault.message}`);
      }
    }
    const owner = readOwner(path);
    // Where the kernel does not tell when a process began, a lock of this number may be an old one.
    const mayBeOld = owner?.pid === process.pid && owner.began === '';
    if (owner && !mayBeOld && alive(owner)) throw taken(dataDir, owner.pid);
    try {
      unlinkSync(path);
    } catch {
      // Another starter took the stale lock away first: the next attempt sees whose it is now.
    }
  }
  held.add(path);
  return () => {
    held.delete(path);
    try {
      unlinkSync(path);
    } catch {
      // Already gone: nothing is held any more.
    }
  };
}
