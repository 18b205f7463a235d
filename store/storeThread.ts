import { once } from 'node:events';
import { join } from 'node:path';
import { startThread } from '../process/startThread';
import type { EmbeddedStore, EmbeddedStoreOptions } from './embedded/index';
import { ListenError, StoreOpenError } from './embedded/startErrors';
import type { FromStore, ToStore, WorkerOptions } from './storeMessages';

/**
 * Starts the embedded server in a thread of its own, so that its work and its waiting for the
 * disk hold up nothing else in the process. A fault that ends the thread ends the process, as it
 * would without one: a service without its database is not to go on.
 * @throws StoreOpenError when the folder cannot be used, ListenError when the address cannot
 */
export async function startStoreThread({
  log = () => undefined,
  ...options
}: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const worker = startThread<WorkerOptions>(join(__dirname, 'storeWorker.ts'), options);
  const exited = once(worker, 'exit');
  const ready = await new Promise<Extract<FromStore, { kind: 'ready' }>>((resolve, reject) => {
    worker.on('message', (message: FromStore) => {
      if (message.kind === 'ready') resolve(message);
      if (message.kind === 'refused') reject(refusal(message));
      if (message.kind === 'fault') log(message.message, message.error);
    });
    worker.on('error', (error) => {
      reject(error);
      throw error;
    });
  });
  return {
    uri: ready.uri,
    port: ready.port,
    async stop() {
      const stop: ToStore = 'stop';
      worker.postMessage(stop);
      await exited;
    },
  };
}

/** The server's own error again: its class does not survive the way between threads. */
function refusal({ name, message }: Extract<FromStore, { kind: 'refused' }>): Error {
  if (name === 'ListenError') return new ListenError(message);
  return name === 'StoreOpenError' ? new StoreOpenError(message) : new Error(message);
}
