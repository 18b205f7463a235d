import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What a thread finds in its `workerData`. */
export interface ThreadData<Data> {
  /** The file of the program it runs. */
  readonly program: string;
  readonly data: Data;
}

/** Runs a program, a TypeScript module, in a thread of this process, and gives it its data. */
export function startThread<Data>(program: string, data: Data): Worker {
  const workerData: ThreadData<Data> = { program, data };
  return new Worker(join(__dirname, 'thread.cjs'), { workerData, execArgv: [] });
}
