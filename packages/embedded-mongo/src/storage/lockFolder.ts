import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StoreOpenError } from '../base/startErrors';
import { stateOf, thisProcess, type Owner } from './owner';

/** Milliseconds for which an owner that was killed is waited for. */
const DYING_WAIT_MS = 10_000;
const LOOK_EVERY_MS = 20;

const lockOf = (dataDir: string): string => join(dataDir, 'lock.json');

/** @returns undefined where there is no lock, or one whose writer was killed over it */
function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch (error) {
    if (error instanceof SyntaxError || isGone(error)) return undefined;
    throw new StoreOpenError(`The lock ${path} cannot be read: ${(error as Error).message}`);
  }
}

/**
 * The process that holds a data folder, as its lock names it.
 * @returns undefined where no process has locked the folder
 * @throws StoreOpenError when the lock cannot be read
 */
export function folderOwner(dataDir: string): number | undefined {
  return readOwner(lockOf(dataDir))?.pid;
}

/** Whether an error says that there is no such file. */
function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** Locks of this very thread; the file tells of other threads and processes. */
const held = new Set<string>();

const taken = (dataDir: string, pid: number): StoreOpenError =>
  new StoreOpenError(`The data folder ${dataDir} is in use by another store (process ${pid})`);

/** @throws StoreOpenError when this thread has the folder open already */
export function refuseSecondOpen(dataDir: string): void {
  if (held.has(lockOf(dataDir))) throw taken(dataDir, process.pid);
}

/**
 * Waits, blocking this thread, while the owner of a folder is dying: it was killed, and the kernel
 * has not closed its files yet. A living owner is not waited for.
 */
export function awaitDyingOwner(dataDir: string): void {
  const path = lockOf(dataDir);
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  const until = performance.now() + DYING_WAIT_MS;
  for (let owner = readOwner(path); owner; owner = readOwner(path)) {
    if (stateOf(owner) !== 'dying' || performance.now() > until) return;
    Atomics.wait(nothing, 0, 0, LOOK_EVERY_MS);
  }
}

/**
 * Locks a data folder for this process and returns the function that unlocks it. Two servers on one
 * LMDB folder would mix up collections silently. A lock whose process is gone is taken over; run
 * inside an LMDB write transaction, so that two processes cannot take over the same one.
 * @throws StoreOpenError when another store holds it
 */
export function lockFolder(dataDir: string): () => void {
  const path = lockOf(dataDir);
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, JSON.stringify(thisProcess()));
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
    if (owner && !mayBeOld && stateOf(owner) !== 'gone') throw taken(dataDir, owner.pid);
    try {
      unlinkSync(path);
    } catch (error) {
      // Another starter took the stale lock away first: the next attempt sees whose it is now.
      if (!isGone(error)) throw error;
    }
  }
  held.add(path);
  return () => {
    held.delete(path);
    try {
      unlinkSync(path);
    } catch (error) {
      // Already gone: nothing is held any more.
      if (!isGone(error)) throw error;
    }
  };
}
