import { once } from 'node:events';
import type { DatasetPlace } from '../benchDataset';
import { startProcess, stopProcess } from '../childProcess';
import type { Usage } from './soakServer';
import type { SoakService } from './soakService';

/** The product under soak: its database and its service, each in a process of its own. */
export interface SoakProduct {
  readonly service: SoakService;
  /** The current resource use of the service. */
  usage(): Promise<Usage>;
  /** Rejects when the service exits without having been stopped. */
  readonly died: Promise<never>;
  stop(): Promise<void>;
}

/** Starts the whole product on a dataset of its own. */
export async function startProduct(): Promise<SoakProduct> {
  const store = await startProcess<DatasetPlace>(__dirname, 'soakStore');
  try {
    const { child, ready: service } = await startProcess<SoakService>(
      __dirname,
      'soakServer',
      JSON.stringify(store.ready),
    );
    let stopped = false;
    const died = once(child, 'exit').then(([code, signal]: unknown[]): never => {
      if (stopped) return undefined as never;
      throw new Error(`The product died: exit code ${String(code)}, signal ${String(signal)}.`);
    });
    died.catch(() => undefined);
    return {
      service,
      died,
      async usage() {
        const reply = once(child, 'message');
        child.send('usage');
        return ((await Promise.race([reply, died])) as [Usage])[0];
      },
      async stop() {
        stopped = true;
        // Stops the service first, because it needs its database.
        await stopProcess(child);
        await stopProcess(store.child);
      },
    };
  } catch (error) {
    await stopProcess(store.child);
    throw error;
  }
}
