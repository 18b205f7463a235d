import { parentPort, workerData } from 'node:worker_threads';
import type { Stop, ThreadData } from '../../../../process/startThread';
import { startEmbeddedStore } from '../index';
import type { FromStore, WorkerOptions } from './messages';

/** The embedded server in a thread of its own: starts with the options given, ends when told. */
const port = parentPort;
if (port === null) throw new Error('This module runs in a worker thread alone.');
const tell = (message: FromStore): void => port.postMessage(message);

startEmbeddedStore({
  ...(workerData as ThreadData<WorkerOptions>).data,
  log: (message, error) => tell({ kind: 'fault', message, error }),
}).then(
  (store) => {
    port.on('message', (message: Stop) => {
      if (message !== 'stop') return;
      void store.stop().then(() => {
        tell({ kind: 'stopped' });
        port.close();
      });
    });
    tell({ kind: 'ready', uri: store.uri, port: store.port });
  },
  (error: unknown) => {
    const { constructor, message } = error instanceof Error ? error : new Error(String(error));
    tell({ kind: 'refused', name: constructor.name, message });
    port.close();
  },
);
