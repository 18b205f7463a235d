import { setFlagsFromString } from 'node:v8';
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
 * V8's default size of a semi-space, in MB. A process raises it for the main thread, which answers
 * requests, but V8 applies the flag to every heap that is created later: it cost the thread of the
 * embedded database 100 MB of garbage. The heap of the main thread no longer reads the flag.
 */
const THREAD_SEMI_SPACE_MB = 16;

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
  setFlagsFromString(`--max-semi-space-size=${THREAD_SEMI_SPACE_MB}`);
  return new Worker(builtFile(__dirname, 'thread'), {
    ...options,
    workerData: { ...(options.workerData as object), ...own },
    execArgv: [],
  });
}
