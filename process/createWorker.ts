import { join } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** What thread.cjs finds in the `workerData` of every thread. */
export interface ThreadProgram {
  /** The file of the program it runs. */
  readonly program: string;
  /** Whether its memory is bounded: then its heap grows as V8 would have it. */
  readonly bounded: boolean;
}

/**
 * Creates a worker thread that runs a TypeScript module.
 * @param options Node's own; the fields of `workerData` reach the module too
 */
export function createWorker(program: string, options: WorkerOptions): Worker {
  const own: ThreadProgram = { program, bounded: options.resourceLimits !== undefined };
  return new Worker(join(__dirname, 'thread.cjs'), {
    ...options,
    workerData: { ...(options.workerData as object), ...own },
    execArgv: [],
  });
}
