import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from '../../process/builtFile';
import type { DatasetPlace } from '../benchDataset';
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

/** Starts a process of this folder. @throws Error when it exits before its first message */
export async function startProcess<Ready>(
  file: string,
  ...args: string[]
): Promise<{ readonly child: ChildProcess; readonly ready: Ready }> {
  const child = fork(builtFile(__dirname, file), args);
  const failed = once(child, 'exit').then(() => {
    throw new Error(`${file} did not start.`);
  });
  const [ready] = (await Promise.race([once(child, 'message'), failed])) as [Ready];
  failed.catch(() => undefined);
  return { child, ready };
}

/** Ends a process by disconnecting its channel, and waits until it has exited. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  await ended;
}

/** Starts the whole product on a dataset of its own. */
export async function startProduct(): Promise<SoakProduct> {
  const store = await startProcess<DatasetPlace>('soakStore');
  try {
    const { child, ready: service } = await startProcess<SoakService>(
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
