import { Worker, type WorkerOptions } from 'node:worker_threads';
import { builtFile, builtProgram } from './builtFile';

/** The `workerData` of every thread, besides the program's own fields. */
export interface ThreadProgram {
  /** The built file of the program it runs. */
  readonly program: string;
  /** Whether its memory is limited: then V8's default heap growth applies. */
  readonly bounded: boolean;
}

/**
 * Creates a worker thread that runs a program.
 * @param program its file; for a source, its built file is used
 * @param options Node's own; the fields of `workerData` are passed to the program too
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
