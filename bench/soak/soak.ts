import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import autocannon from 'autocannon';
import type { WorldPlace } from '../benchWorld';
import { faultOf, questionsOf } from './questions';
import type { Usage } from './soakServer';
import type { SoakService } from './soakService';
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

const SHARE = 0.7;
const SAMPLES_PER_MINUTE = 12;

/**
 * Loads the whole product for a long time with seven tenths of what it can bear, with operations,
 * callers and subjects that change. Database and service are processes of their own.
 */
export async function soak({ minutes, connections, seconds, print }: SoakOptions): Promise<Soaked> {
  const children: ChildProcess[] = [];
  try {
    const world = await start<WorldPlace>(children, 'soakStore.ts');
    const service = await start<SoakService>(children, 'soakServer.ts', JSON.stringify(world));
    const child = children.at(-1)!;
    const faults = new Map<string, number>();
    const load = async (minute: number, more: Partial<autocannon.Options>) => {
      faults.clear();
      const result = await autocannon({
        url: service.url,
        connections,
        timeout: 20,
        method: 'POST',
        requests: questionsOf(service, minute).map((question) => ({ ...question })),
        verifyBody(body) {
          const fault = faultOf(String(body));
          if (fault !== undefined) faults.set(fault, (faults.get(fault) ?? 0) + 1);
          return fault === undefined;
        },
        ...more,
      });
      return { result, errors: result.non2xx + result.errors + result.mismatches };
    };
    await load(0, { duration: seconds });
    const most = await load(1, { duration: seconds });
    if (most.errors > 0)
      throw new Error(`${most.errors} requests fail before the soak begins (${textOf(faults)}).`);
    const maximum = most.result.requests.average;
    const rate = Math.max(1, Math.floor(SHARE * maximum));
    print(`at most ${maximum.toFixed(0)} requests/s; soaked with ${rate} for ${minutes} minutes\n`);
    print('minute  requests  errors  p50 ms  p99 ms  RSS MiB  heap MiB  cached  stolen\n');
    const told: Minute[] = [];
    const samples: Usage[] = [];
    for (let minute = 0; minute < minutes; minute++) {
      const stolen = stolenTime();
      const sampling = setInterval(
        () => void usage(child).then((used) => samples.push(used)),
        60_000 / SAMPLES_PER_MINUTE,
      );
      const { result, errors } = await load(minute + 2, {
        duration: 60,
        overallRate: rate,
        // Each connection asks for at least one in a second.
        connections: Math.min(connections, rate),
      });
      clearInterval(sampling);
      if (errors > 0) print(`        failed: ${textOf(faults)}\n`);
      const used = await usage(child);
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
    // The service first: it would miss its database.
    for (const child of children.reverse()) {
      const ended = once(child, 'exit');
      if (child.connected) child.disconnect();
      if (child.exitCode === null) await ended;
    }
  }
}

/** Codes of errors, and how often each came. */
function textOf(faults: ReadonlyMap<string, number>): string {
  if (faults.size === 0) return 'no answer';
  return [...faults].map(([code, times]) => `${code} ${times} times`).join(', ');
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

async function start<Told>(
  children: ChildProcess[],
  file: string,
  ...args: string[]
): Promise<Told> {
  const child = fork(join(__dirname, file), args);
  children.push(child);
  const failed = once(child, 'exit').then(() => {
    throw new Error(`${file} did not start.`);
  });
  const [told] = (await Promise.race([once(child, 'message'), failed])) as [Told];
  failed.catch(() => undefined);
  return told;
}

async function usage(child: ChildProcess): Promise<Usage> {
  const told = once(child, 'message');
  child.send('usage');
  return ((await told) as [Usage])[0];
}
