import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { measure } from './load';
import type { Workload } from './workloads';

/** What one workload costs with a part of the product and without it. */
export interface Comparison {
  /** Median requests per second. */
  readonly with: number;
  readonly without: number;
  /** Median milliseconds of the service's processor per request. */
  readonly cpuWith: number;
  readonly cpuWithout: number;
  /** Median over the rounds of processor time without ÷ with: 0.95 is a cost of five per cent. */
  readonly ratio: number;
  /** The lowest and the highest round: how far the machine's other work moves the figure. */
  readonly spread: readonly [number, number];
  /** Median over the rounds of requests per second with ÷ without. */
  readonly throughput: number;
}

/** A service that serves both sides, and tells its processor time when it is asked. */
export interface BothSides {
  readonly server: ChildProcess;
  readonly urls: { readonly with: string; readonly without: string };
  readonly token?: string;
}

const ROUNDS = 8;

/**
 * Measures workloads on both sides turn by turn in one run, so that whatever else the machine
 * does falls on both.
 */
export async function comparePair(
  { server, urls, token }: BothSides,
  workloads: readonly Workload[],
  ids: readonly string[],
  load: { readonly connections: number; readonly seconds: number },
): Promise<Record<string, Comparison>> {
  const found: Record<string, Comparison> = {};
  for (const workload of workloads) {
    const rounds = { with: [] as number[], without: [] as number[] };
    const cpu = { with: [] as number[], without: [] as number[] };
    // The first turn of each warms up and does not count.
    for (let round = 0; round <= ROUNDS; round++) {
      // Who goes first alternates, for the second finds the machine warmer.
      const order = round % 2 ? (['with', 'without'] as const) : (['without', 'with'] as const);
      for (const side of order) {
        const before = await processorTime(server);
        const { rps, requests } = await measure(urls[side], workload, ids, load, token);
        const spent = (await processorTime(server)) - before;
        if (round === 0) continue;
        rounds[side].push(rps);
        cpu[side].push(spent / requests);
      }
    }
    // Each round's two turns lie next to each other in time, so they are compared as a pair.
    // Processor time per request is the figure, because waiting falls on either at random.
    const ratios = cpu.with.map((spent, at) => cpu.without[at]! / spent);
    found[workload.name] = {
      with: median(rounds.with),
      without: median(rounds.without),
      cpuWith: median(cpu.with),
      cpuWithout: median(cpu.without),
      ratio: median(ratios),
      spread: [Math.min(...ratios), Math.max(...ratios)],
      throughput: median(rounds.with.map((rps, at) => rps / rounds.without[at]!)),
    };
  }
  return found;
}

/** Milliseconds of processor time the service has spent so far. */
async function processorTime(server: ChildProcess): Promise<number> {
  server.send('processor time');
  const [spent] = (await once(server, 'message')) as [number];
  return spent;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
