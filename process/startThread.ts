import type { ResourceLimits } from 'node:worker_threads';
import { createWorker, type ThreadProgram } from './createWorker';

/** What a thread finds in its `workerData`. */
export interface ThreadData<Data> extends ThreadProgram {
  readonly data: Data;
}

/** A thread that may end by itself without its process. */
export interface Expendable {
  /** Bounds of its memory, which end it with the fault ERR_WORKER_OUT_OF_MEMORY. */
  readonly resourceLimits: ResourceLimits;
  /** Called once when it has ended, with the fault that ended it. */
  readonly onEnd: (fault: Error | undefined) => void;
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
  /** Ends it whatever it is doing, and waits until it has ended. */
  readonly terminate: () => Promise<void>;
}

/**
 * Runs a built program in a thread of this process, gives it its data, and waits
 * until it has begun. A fault that ends the thread ends the process, as it would without one,
 * unless the thread is expendable.
 * @param hear takes what the thread says, and tells of its beginning
 * @throws what the beginning was refused with, or the fault that ended it before
 */
export async function startThread<Data, ToThread, FromThread, Ready>(
  program: string,
  data: Data,
  hear: (message: FromThread, begin: Begin<Ready>) => void,
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
      hear(message, { ready: resolve, refused: reject }),
    );
    let fault: Error | undefined;
    worker.on('error', (error: Error) => {
      reject(error);
      if (expendable === undefined) throw error;
      fault = error;
    });
    worker.once('exit', () => {
      reject(new Error('The thread ended before it had begun.'));
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
