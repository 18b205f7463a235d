import type { ResourceLimits } from 'node:worker_threads';
import { createWorker, type ThreadProgram } from './createWorker';

/** The `workerData` of a thread. */
export interface ThreadData<Data> extends ThreadProgram {
  readonly data: Data;
}

/** Options of a thread whose failure does not end the process. */
export interface Expendable {
  /** Memory limits; exceeding them ends the thread with the error ERR_WORKER_OUT_OF_MEMORY. */
  readonly resourceLimits: ResourceLimits;
  /** Called once when it has ended, with the error that ended it. */
  readonly onEnd: (fault: Error | undefined) => void;
}

/** Reports the start of a thread: one of the two is called, once. */
export interface Begin<Ready> {
  ready(ready: Ready): void;
  refused(error: Error): void;
}

/** The message that stops a thread. */
export type Stop = 'stop';

/** A thread that has started. */
export interface Thread<ToThread, Ready> {
  readonly ready: Ready;
  readonly tell: (message: ToThread) => void;
  /** Sends the message to stop, and waits until the thread has ended. */
  readonly stop: () => Promise<void>;
  /** Ends the thread immediately, and waits until it has ended. */
  readonly terminate: () => Promise<void>;
}

/**
 * Runs a built program in a thread of this process, passes its data to it, and waits until it has
 * started. An error that ends the thread also ends the process, like any uncaught error, unless the
 * thread is expendable.
 * @param onMessage receives the thread's messages, and reports its start
 * @throws the error with which the thread refused to start, or the error that ended it before
 */
export async function startThread<Data, ToThread, FromThread, Ready>(
  program: string,
  data: Data,
  onMessage: (message: FromThread, begin: Begin<Ready>) => void,
  expendable?: Expendable,
): Promise<Thread<ToThread, Ready>> {
  const worker = createWorker(program, {
    workerData: { data },
    ...(expendable && { resourceLimits: expendable.resourceLimits }),
  });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const tell = (message: ToThread | Stop) => worker.postMessage(message);
  const ready = await new Promise<Ready>((resolve, reject) => {
    worker.on('message', (message: FromThread) =>
      onMessage(message, { ready: resolve, refused: reject }),
    );
    let fault: Error | undefined;
    worker.on('error', (error: Error) => {
      reject(error);
      if (expendable === undefined) throw error;
      fault = error;
    });
    worker.once('exit', () => {
      reject(new Error('The thread ended before it had started.'));
      expendable?.onEnd(fault);
    });
  });
  return {
    ready,
    tell,
    async stop() {
      tell('stop');
      await ended;
    },
    async terminate() {
      await worker.terminate();
    },
  };
}
