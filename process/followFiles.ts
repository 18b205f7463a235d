import { statSync, watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A value that is read from files, and replaced as a whole when they change. */
export interface Followed<Value> {
  /** The newest valid value. It is immutable; a later one is another object. */
  readonly current: Value;
  /** Looks at the files now, and resolves when their value is current. Never rejects. */
  recheck(): Promise<void>;
  stop(): void;
}

export interface FollowOptions<Value> {
  /** The files; without one the value never changes. */
  readonly files: readonly string[];
  /** Reads and validates the whole value. @throws Error with one sentence when it is not valid */
  readonly read: () => Value;
  /** Called after the value was replaced. */
  readonly onReplaced: () => void;
  /** Called once for each faulty state of the files; the previous value stays current. */
  readonly onFault: (reason: string) => void;
}

/** Within this time a change is noticed, even where the file system reports no changes. */
const POLL_INTERVAL_MS = 1000;
/** A file that is being written is not valid for a moment; only a longer fault is reported. */
const SETTLE_MS = 500;
/** Several files of a folder often change together. */
const EVENT_DELAY_MS = 50;

/**
 * Reads a value from files and follows them: the folders are watched, because a mounted secret is
 * replaced by renaming a symbolic link beside it, and the files are polled.
 * @throws the error of `read` when the files are not valid at the start
 */
export function followFiles<Value>(options: FollowOptions<Value>): Followed<Value> {
  const { files, read, onReplaced, onFault } = options;
  let seen = files.map(stateNow).join();
  let current = read();
  let fault: { readonly since: number; readonly reason: string } | undefined;

  async function check(): Promise<void> {
    const state = (await Promise.all(files.map(stateOf))).join();
    if (state === seen) {
      if (fault && performance.now() - fault.since >= SETTLE_MS) {
        onFault(fault.reason);
        fault = undefined;
      }
      return;
    }
    seen = state;
    try {
      current = read();
    } catch (error) {
      fault = { since: performance.now(), reason: (error as Error).message };
      return;
    }
    fault = undefined;
    onReplaced();
  }

  const recheck = files.length === 0 ? () => Promise.resolve() : shared(check);
  const stopWatching = watchFolders(files, () => void recheck());
  return {
    get current() {
      return current;
    },
    recheck,
    stop: stopWatching,
  };
}

/** A value that never changes. */
export function unchanging<Value>(value: Value): Followed<Value> {
  return { current: value, recheck: () => Promise.resolve(), stop: () => undefined };
}

/** Calls back when a folder of the files changes, and at every poll. @returns ends both */
function watchFolders(files: readonly string[], look: () => void): () => void {
  if (files.length === 0) return () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      look();
    }, EVENT_DELAY_MS).unref();
  };
  const watchers = [...new Set(files.map(dirname))].flatMap((folder) => watcherOf(folder, soon));
  const poll = setInterval(look, POLL_INTERVAL_MS).unref();
  return () => {
    clearTimeout(timer);
    clearInterval(poll);
    for (const watcher of watchers) watcher.close();
  };
}

/** Where a folder cannot be watched, only the poll notices changes. */
function watcherOf(folder: string, changed: () => void): FSWatcher[] {
  try {
    const watcher = watch(folder, { persistent: false }, changed);
    watcher.on('error', () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}

/**
 * Runs a task for each call that begins while none runs, and one more for all calls that arrive
 * meanwhile, so that each caller waits for a run that began after its call.
 */
function shared(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const begin = () => {
    next = undefined;
    const run = task().finally(() => {
      if (running === run) running = undefined;
    });
    running = run;
    return run;
  };
  return () => {
    if (running === undefined) return begin();
    return (next ??= running.then(begin, begin));
  };
}

interface FileFacts {
  readonly ino: number;
  readonly size: number;
  readonly mtimeMs: number;
}

/** Changes when a file is written or replaced. A missing file has a state too. */
const text = ({ ino, size, mtimeMs }: FileFacts) => `${ino} ${size} ${mtimeMs}`;

async function stateOf(file: string): Promise<string> {
  return stat(file).then(text, () => 'missing');
}

function stateNow(file: string): string {
  const facts = statSync(file, { throwIfNoEntry: false });
  return facts === undefined ? 'missing' : text(facts);
}
