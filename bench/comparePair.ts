import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { answerAll } from './answerAll';
import { mean, median, standardError } from './statistics';
import type { Workload } from './workloads';

/** The figures of one workload with a part of the product and without it. */
export interface Comparison {
  /** Median requests per second. */
  readonly with: number;
  readonly without: number;
  /** Median CPU time of the service per request, in milliseconds. */
  readonly cpuWith: number;
  readonly cpuWithout: number;
  /**
   * Median, over the pairs of turns, of CPU time without ÷ with: 0.95 means a cost of five per
   * cent.
   */
  readonly ratio: number;
  /** The lowest and the highest pair: how much other work on the machine affects the figure. */
  readonly spread: readonly [number, number];
  /** Median, over the pairs, of requests per second with ÷ without. */
  readonly throughput: number;
  /** Their mean and its standard error, which shows how much of it may be chance. */
  readonly throughputMean: number;
  readonly throughputError: number;
  /** The lowest and the highest of these pairs. */
  readonly throughputSpread: readonly [number, number];
}

/** A service that serves both sides, and reports its CPU time on request. */
export interface BothSides {
  readonly server: ChildProcess;
  readonly urls: { readonly with: string; readonly without: string };
  readonly token?: string;
}

/** The amount of load. */
export interface PairLoad {
  readonly connections: number;
  /**
   * Target length of a round in seconds, based on the throughput of the warm-up; a round is two
   * turns of each side.
   */
  readonly seconds: number;
  readonly rounds: number;
}

type Side = keyof BothSides['urls'];
interface Turn {
  readonly rps: number;
  /** CPU time of the service per request, in milliseconds. */
  readonly cpu: number;
}

/**
 * Rounds before measuring starts: V8 compiles code that only one side runs long after the first
 * thousand requests.
 */
const WARM_ROUNDS = 2;
/** This order distributes a steady drift during a round evenly over both sides. */
const ORDER = ['with', 'without', 'without', 'with'] as const satisfies readonly Side[];
/** Minimum number of subjects queried on each side before measuring starts. */
const WARM_SUBJECTS = 2000;
const WARM_REQUESTS = 128;
/**
 * Wait after a turn, so that deferred work, such as signing a tree head, is finished and counted
 * within the turn.
 */
const SETTLE_MS = 1000;

/**
 * Measures workloads on both sides in alternating turns of one run, so that other work on the
 * machine affects both sides alike. A turn is a fixed number of requests, all of them completed, so
 * that no turn leaves work to the next one.
 */
export async function comparePair(
  { server, urls, token }: BothSides,
  workloads: readonly Workload[],
  ids: readonly string[],
  load: PairLoad,
): Promise<Record<string, Comparison>> {
  const found: Record<string, Comparison> = {};
  for (const workload of workloads) {
    const ask = (side: Side, requests: number): Promise<number> =>
      answerAll(urls[side], { workload, ids, connections: load.connections, requests, token });
    const turn = async (side: Side, requests: number): Promise<Turn> => {
      const before = await processorTime(server);
      const rps = await ask(side, requests);
      await wait(SETTLE_MS);
      return { rps, cpu: ((await processorTime(server)) - before) / requests };
    };
    const warm = Math.max(WARM_REQUESTS, Math.ceil(WARM_SUBJECTS / workload.subjects));
    await ask('without', warm);
    const rps = await ask('with', warm);
    const requests = Math.max(load.connections, Math.round((rps * load.seconds) / ORDER.length));
    const turns = { with: [] as Turn[], without: [] as Turn[] };
    for (let round = -WARM_ROUNDS; round < load.rounds; round++)
      for (const side of ORDER) {
        const measured = await turn(side, requests);
        if (round >= 0) turns[side].push(measured);
      }
    found[workload.name] = compared(turns);
  }
  return found;
}

/** The turns of a pair are consecutive. */
function compared(turns: Readonly<Record<Side, readonly Turn[]>>): Comparison {
  const cpu = turns.with.map((each, index) => turns.without[index]!.cpu / each.cpu);
  const throughput = turns.with.map((each, index) => each.rps / turns.without[index]!.rps);
  return {
    with: median(turns.with.map(({ rps }) => rps)),
    without: median(turns.without.map(({ rps }) => rps)),
    cpuWith: median(turns.with.map((each) => each.cpu)),
    cpuWithout: median(turns.without.map((each) => each.cpu)),
    ratio: median(cpu),
    spread: [Math.min(...cpu), Math.max(...cpu)],
    throughput: median(throughput),
    throughputMean: mean(throughput),
    throughputError: standardError(throughput),
    throughputSpread: [Math.min(...throughput), Math.max(...throughput)],
  };
}

/** CPU time of the service so far, in milliseconds. */
async function processorTime(server: ChildProcess): Promise<number> {
  server.send('processor time');
  const [spent] = (await once(server, 'message')) as [number];
  return spent;
}
