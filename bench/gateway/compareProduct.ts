import { fork } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from '../../process/builtFile';
import { comparePair, type Comparison, type PairLoad } from '../comparePair';
import { measure, subjectIds } from '../load';
import { WORKLOADS } from '../workloads';
import type { ProductSides } from './productServer';

/** The figures of one workload on the whole product. */
export interface ProductFigures extends Comparison {
  /** Latency on the compiled executor in milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/**
 * Measures the whole product, including database and disclosure log, on the compiled executor
 * (`with`) and on the stock one (`without`), in alternating turns of one run.
 */
export async function compareProduct(load: PairLoad): Promise<Record<string, ProductFigures>> {
  const server = fork(builtFile(__dirname, 'productServer'));
  const ended = once(server, 'exit');
  try {
    const [urls] = (await Promise.race([
      once(server, 'message'),
      ended.then(() => Promise.reject(new Error('The service of the comparison did not start.'))),
    ])) as [ProductSides];
    const ids = await subjectIds(urls.with, 50);
    const pairs = await comparePair({ server, urls }, WORKLOADS, ids, load);
    const found: Record<string, ProductFigures> = {};
    for (const workload of WORKLOADS) {
      const { p50, p99 } = await measure(urls.with, workload, ids, load);
      found[workload.name] = { ...pairs[workload.name]!, p50, p99 };
    }
    return found;
  } finally {
    if (server.connected) server.disconnect();
    await ended;
  }
}
