import { join } from 'node:path';
import { startThread } from '../../../../process/startThread';
import type { EmbeddedStore, EmbeddedStoreOptions } from '../index';
import { ListenError, StoreOpenError } from '../base/startErrors';
import type { FromStore, WorkerOptions } from './messages';

type ReadyStore = Extract<FromStore, { kind: 'ready' }>;

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
  const { ready, stop } = await startThread<WorkerOptions, never, FromStore, ReadyStore>(
    join(__dirname, 'storeWorker.ts'),
    options,
    (message, begin) => {
      if (message.kind === 'ready') begin.ready(message);
      if (message.kind === 'refused') begin.refused(refusal(message));
      if (message.kind === 'fault') log(message.message, message.error);
    },
  );
  return { uri: ready.uri, port: ready.port, stop };
}

/** The server's own error again: its class does not survive the way between threads. */
function refusal({ name, message }: Extract<FromStore, { kind: 'refused' }>): Error {
  if (name === 'ListenError') return new ListenError(message);
  return name === 'StoreOpenError' ? new StoreOpenError(message) : new Error(message);
}
