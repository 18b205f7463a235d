import { Worker, type WorkerOptions } from 'node:worker_threads';
import { builtFile, builtProgram } from './builtFile';

/** What a thread finds in its `workerData`, besides its own fields. */
export interface ThreadProgram {
  /** The built file of the program it runs. */
  readonly program: string;
  /** Whether its memory is bounded: then its heap grows as V8 would have it. */
  readonly bounded: boolean;
}

/**
 * Creates a worker thread that runs a program.
 * @param program its file; of a source, what it was built to
 * @param options Node's own; the fields of `workerData` reach the program too
 */
export function createWorker(program: string, options: WorkerOptions): Worker {
  const own: ThreadProgram = {
    program: builtProgram(program),
    bounded: options.resourceLimits !== undefined,
  };
  return new Worker(builtFile(__dirname, 'thread'), {
    ...options,
    workerData: { ...(options.workerData as object), ...own },
    execArgv: [],
  });
}
