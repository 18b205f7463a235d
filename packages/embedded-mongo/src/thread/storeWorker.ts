import { parentPort, workerData } from 'node:worker_threads';
import { startServer } from '../server/startServer';
import type { FromStore, Stop, StoreThreadData } from './messages';

/** The server in a thread of its own: starts with the options given, ends at the message `stop`. */
const port = parentPort;
if (port === null) throw new Error('This module runs only in a worker thread.');
const tell = (message: FromStore): void => port.postMessage(message);

startServer({
  ...(workerData as StoreThreadData).store,
  log: (message, error) => tell({ kind: 'fault', message, error }),
}).then(
  (store) => {
    port.on('message', (message: Stop) => {
      if (message !== 'stop') return;
      void store.stop().then(() => port.close());
    });
    tell({ kind: 'ready', uri: store.uri, port: store.port });
  },
  (error: unknown) => {
    const { constructor, message } = error instanceof Error ? error : new Error(String(error));
    tell({ kind: 'refused', name: constructor.name, message });
    port.close();
  },
);
