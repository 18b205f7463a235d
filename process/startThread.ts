import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** What a thread finds in its `workerData`. */
export interface ThreadData<Data> {
  /** The file of the program it runs. */
  readonly program: string;
  readonly data: Data;
}

/** How a thread begins: one of the two, once. */
export interface Begin<Ready> {
  ready(ready: Ready): void;
  refused(error: Error): void;
}

/** What tells a thread to end. */
export type Stop = 'stop';

/** A thread that has begun. */
export interface Thread<ToThread, Ready> {
  readonly ready: Ready;
  readonly tell: (message: ToThread) => void;
  /** Tells it to end, and waits until it has. */
  readonly stop: () => Promise<void>;
}

/**
 * Runs a program, a TypeScript module, in a thread of this process, gives it its data, and waits
 * until it has begun. A fault that ends the thread ends the process, as it would without one.
 * @param hear takes what the thread says, and tells of its beginning
 * @throws what the beginning was refused with
 */
export async function startThread<Data, ToThread, FromThread, Ready>(
  program: string,
  data: Data,
  hear: (message: FromThread, begin: Begin<Ready>) => void,
): Promise<Thread<ToThread, Ready>> {
  const workerData: ThreadData<Data> = { program, data };
  const worker = new Worker(join(__dirname, 'thread.cjs'), { workerData, execArgv: [] });
  const ended = once(worker, 'exit');
  const tell = (message: ToThread | Stop) => worker.postMessage(message);
  const ready = await new Promise<Ready>((resolve, reject) => {
    worker.on('message', (message: FromThread) =>
      hear(message, { ready: resolve, refused: reject }),
    );
    worker.on('error', (error) => {
      reject(error);
      throw error;
    });
  });
  return {
    ready,
    tell,
    async stop() {
      tell('stop');
      await ended;
    },
  };
}
