import { AsyncLocalStorage } from 'node:async_hooks';
import type { Trace } from './trace';

const storage = new AsyncLocalStorage<Trace>();
let running = 0;

/**
 * Runs a function with the trace to which the work it starts belongs. Only for recorded traces, and
 * only around calls that cannot take a trace as a parameter, such as the driver of the database.
 */
export async function withTrace<T>(trace: Trace, run: () => T | Promise<T>): Promise<T> {
  running++;
  try {
    return await storage.run(trace, run);
  } finally {
    // On Node 20 an enabled storage costs every promise of the process a hook. Few requests are
    // sampled, so it is enabled only while one of them runs.
    if (--running === 0) storage.disable();
  }
}

/** The trace of the running code; undefined outside of `withTrace`. */
export function activeTrace(): Trace | undefined {
  return running === 0 ? undefined : storage.getStore();
}
