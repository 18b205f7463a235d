import { extname, join } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { ListenError, StoreOpenError } from '../base/startErrors';
import type { EmbeddedStore, EmbeddedStoreOptions } from '../server/startServer';
import type { FromStore, Stop, StoreThreadData } from './messages';

/** Creates a worker thread that runs a file. */
export type CreateWorker = (file: string, options: WorkerOptions) => Worker;

export interface StoreThreadOptions extends EmbeddedStoreOptions {
  /**
   * Creates the thread in place of Node, for a program whose threads need a loader of their own.
   * The fields of `workerData` have to reach the thread.
   */
  readonly createWorker?: CreateWorker;
}

type Ready = Extract<FromStore, { kind: 'ready' }>;
type Refused = Extract<FromStore, { kind: 'refused' }>;

/**
 * Starts the server in a thread of its own, so that its work and its waiting for the disk hold up
 * nothing else in the process. An error that ends the thread ends the process, as it would without
 * one: a service must not go on without its database.
 * @throws StoreOpenError when the folder cannot be used, ListenError when the address cannot
 */
export async function startStoreThread({
  log = () => undefined,
  createWorker = (file, options) => new Worker(file, options),
  ...store
}: StoreThreadOptions): Promise<EmbeddedStore> {
  const workerData: StoreThreadData = { store };
  // The thread's file has this file's extension, be it TypeScript or what was built from it.
  const file = join(__dirname, `storeWorker${extname(__filename)}`);
  const worker = createWorker(file, { workerData, execArgv: [] });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const { uri, port } = await new Promise<Ready>((resolve, reject) => {
    worker.on('message', (message: FromStore) => {
      if (message.kind === 'ready') resolve(message);
      if (message.kind === 'refused') reject(errorOf(message));
      if (message.kind === 'fault') log(message.message, message.error);
    });
    worker.on('error', (error: Error) => {
      reject(error);
      throw error;
    });
    worker.once('exit', () => reject(new Error('The thread of the store ended before it served.')));
  });
  const stop: Stop = 'stop';
  return {
    uri,
    port,
    async stop() {
      worker.postMessage(stop);
      await ended;
    },
  };
}

/** The server's own error: its class is lost on the way between threads. */
function errorOf({ name, message }: Refused): Error {
  if (name === 'ListenError') return new ListenError(message);
  return name === 'StoreOpenError' ? new StoreOpenError(message) : new Error(message);
}
