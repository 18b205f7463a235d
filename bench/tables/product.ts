import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { startProcess, stopProcess } from '../childProcess';
import type { Request, StatisticsService } from './statisticsServer';

const SAMPLE_INTERVAL_MS = 100;

/** A running product. */
export interface Product {
  readonly service: StatisticsService;
  /** @throws Error when the process exits before it answers */
  readonly ask: (name: Request) => Promise<number>;
  /** The highest resident memory until work is done, in bytes. */
  readonly peakDuring: (work: Promise<unknown>) => Promise<number>;
}

/** Starts a product on a dataset for the time of some work. */
export async function withProduct<T>(
  dataDir: string,
  feed: 'on' | 'off',
  work: (product: Product) => Promise<T>,
): Promise<T> {
  const { child, ready: service } = await startProcess<StatisticsService>(
    __dirname,
    'statisticsServer',
    dataDir,
    feed,
  );
  const ask = asker(child);
  async function peakDuring(running: Promise<unknown>): Promise<number> {
    let done = false;
    const ended = running.finally(() => void (done = true));
    let peak = 0;
    while (!done) {
      peak = Math.max(peak, await ask('memory'));
      await Promise.race([wait(SAMPLE_INTERVAL_MS), ended]);
    }
    return peak;
  }
  try {
    return await work({ service, ask, peakDuring });
  } finally {
    await stopProcess(child);
  }
}

interface Waiting {
  readonly resolve: (value: number) => void;
  readonly reject: (error: Error) => void;
}

/** Sends requests to a process and assigns its answers, which may come in another order. */
function asker(child: ChildProcess): (name: Request) => Promise<number> {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  child.on('message', ({ id, value }: { readonly id: number; readonly value: number }) => {
    waiting.get(id)?.resolve(value);
    waiting.delete(id);
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('The product has exited.'));
  });
  return (name) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      child.send({ id: last, name });
    });
}
