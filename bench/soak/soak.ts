import type autocannon from 'autocannon';
import { measuredRate, ordinaryLoad, textOf } from './ordinaryLoad';
import { startProduct } from './processes';
import type { Usage } from './soakServer';
import { stolenTime } from './stolenTime';
import { verdictOn, type Verdict } from './verdict';

export interface SoakOptions {
  readonly minutes: number;
  readonly connections: number;
  /** Seconds in which the maximum is measured, after as many of warming up. */
  readonly seconds: number;
  readonly print: (line: string) => void;
}

/** One minute of a soak. */
export interface Minute {
  readonly requests: number;
  readonly errors: number;
  readonly p50: number;
  readonly p99: number;
  /** Mebibytes. */
  readonly rss: number;
  readonly heap: number;
  readonly cached: number;
  /** Per cent of the processors that the machine's host gave to others; undefined if unknown. */
  readonly stolen: number | undefined;
}

export interface Soaked {
  /** Requests per second at the most, and those asked for. */
  readonly maximum: number;
  readonly rate: number;
  readonly minutes: readonly Minute[];
  readonly verdict: Verdict;
}

const SAMPLES_PER_MINUTE = 12;

/**
 * Loads the whole product for a long time with seven tenths of what it can bear, with operations,
 * callers and subjects that change. Database and service are processes of their own.
 */
export async function soak({ minutes, connections, seconds, print }: SoakOptions): Promise<Soaked> {
  const product = await startProduct();
  try {
    const load = (minute: number, more: Partial<autocannon.Options>) =>
      ordinaryLoad(product, minute, { connections, ...more });
    const { maximum, rate } = await measuredRate(load, seconds);
    print(`at most ${maximum.toFixed(0)} requests/s; soaked with ${rate} for ${minutes} minutes\n`);
    print('minute  requests  errors  p50 ms  p99 ms  RSS MiB  heap MiB  cached  stolen\n');
    const told: Minute[] = [];
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
        // Each connection asks for at least one in a second.
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
      told.push(each);
      print(row(minute + 1, each));
    }
    const errors = told.reduce((sum, each) => sum + each.errors, 0);
    return { maximum, rate, minutes: told, verdict: verdictOn(errors, samples) };
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
