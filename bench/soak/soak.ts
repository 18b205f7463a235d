import type autocannon from 'autocannon';
import { measuredRate, ordinaryLoad, textOf } from './ordinaryLoad';
import { startProduct } from './processes';
import type { Usage } from './soakServer';
import { stolenTime } from './stolenTime';
import { verdictOn, type Verdict } from './verdict';

export interface SoakOptions {
  readonly minutes: number;
  readonly connections: number;
  /** Seconds for measuring the maximum, after a warm-up of the same length. */
  readonly seconds: number;
  readonly print: (line: string) => void;
}

/** The figures of one minute of a soak. */
export interface Minute {
  readonly requests: number;
  readonly errors: number;
  readonly p50: number;
  readonly p99: number;
  /** Mebibytes. */
  readonly rss: number;
  readonly heap: number;
  readonly cached: number;
  /** Per cent of the CPU time that the machine's host gave to others; undefined if unknown. */
  readonly stolen: number | undefined;
}

export interface Soaked {
  /** Maximum throughput, and the rate of the soak, in requests per second. */
  readonly maximum: number;
  readonly rate: number;
  readonly minutes: readonly Minute[];
  readonly verdict: Verdict;
}

const SAMPLES_PER_MINUTE = 12;

/**
 * Loads the whole product for a long time with seven tenths of its maximum throughput, with
 * changing operations, callers and subjects. Database and service run in processes of their own.
 */
export async function soak({ minutes, connections, seconds, print }: SoakOptions): Promise<Soaked> {
  const product = await startProduct();
  try {
    const load = (minute: number, more: Partial<autocannon.Options>) =>
      ordinaryLoad(product, minute, { connections, ...more });
    const { maximum, rate } = await measuredRate(load, seconds);
    print(
      `maximum ${maximum.toFixed(0)} requests/s; load ${rate} requests/s for ${minutes} minutes\n`,
    );
    print('minute  requests  errors  p50 ms  p99 ms  RSS MiB  heap MiB  cached  stolen\n');
    const figures: Minute[] = [];
    const samples: Usage[] = [];
    for (let minute = 0; minute < minutes; minute++) {
      const stolen = stolenTime();
      const sampling = setInterval(
        () => void product.usage().then((used) => samples.push(used)),
        60_000 / SAMPLES_PER_MINUTE,
      );
      const { result, errors, faults } = await load(minute + 2, {
        duration: 60,
        overallRate: rate,
        // Each connection sends at least one request per second.
        connections: Math.min(connections, rate),
      });
      clearInterval(sampling);
      if (errors > 0) print(`        failed: ${textOf(faults)}\n`);
      const used = await product.usage();
      samples.push(used);
      const each: Minute = {
        requests: result.requests.total,
        errors,
        p50: result.latency.p50,
        p99: result.latency.p99,
        rss: used.rss / 2 ** 20,
        heap: used.heap / 2 ** 20,
        cached: used.caches.entries,
        stolen: stolen(),
      };
      figures.push(each);
      print(row(minute + 1, each));
    }
    const errors = figures.reduce((sum, each) => sum + each.errors, 0);
    return { maximum, rate, minutes: figures, verdict: verdictOn(errors, samples) };
  } finally {
    await product.stop();
  }
}

function row(minute: number, each: Minute): string {
  const { requests, errors, p50, p99, rss, heap, cached, stolen } = each;
  const columns = [
    String(minute).padStart(6),
    String(requests).padStart(10),
    String(errors).padStart(8),
    p50.toFixed(0).padStart(8),
    p99.toFixed(0).padStart(8),
    rss.toFixed(0).padStart(9),
    heap.toFixed(0).padStart(10),
    String(cached).padStart(8),
    (stolen === undefined ? '?' : `${stolen.toFixed(0)} %`).padStart(8),
  ];
  return `${columns.join('')}\n`;
}
