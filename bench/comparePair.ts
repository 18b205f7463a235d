import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { answerAll } from './answerAll';
import { mean, median, standardError } from './statistics';
import type { Workload } from './workloads';

/** What one workload costs with a part of the product and without it. */
export interface Comparison {
  /** Median requests per second. */
  readonly with: number;
  readonly without: number;
  /** Median milliseconds of the service's processor per request. */
  readonly cpuWith: number;
  readonly cpuWithout: number;
  /** Median over the pairs of turns of processor time without ÷ with: 0.95 is a cost of five per cent. */
  readonly ratio: number;
  /** The lowest and the highest pair: how far the machine's other work moves the figure. */
  readonly spread: readonly [number, number];
  /** Median over the pairs of requests per second with ÷ without. */
  readonly throughput: number;
  /** Their mean, and its standard error: how much of it may be chance. */
  readonly throughputMean: number;
  readonly throughputError: number;
  /** The lowest and the highest pair of it. */
  readonly throughputSpread: readonly [number, number];
}

/** A service that serves both sides, and tells its processor time when it is asked. */
export interface BothSides {
  readonly server: ChildProcess;
  readonly urls: { readonly with: string; readonly without: string };
  readonly token?: string;
}

/** How much is measured. */
export interface PairLoad {
  readonly connections: number;
  /** Seconds of a round, which is two turns of each side, by the pace of the warm-up. */
  readonly seconds: number;
  readonly rounds: number;
}

type Side = keyof BothSides['urls'];
interface Turn {
  readonly rps: number;
  /** Milliseconds of the service's processor per request. */
  readonly cpu: number;
}

/** Rounds before the first that counts: V8 compiles what one side alone runs long after its first thousand requests. */
const WARM_ROUNDS = 2;
/** Whatever rises or falls steadily over a round falls on both sides alike. */
const ORDER = ['with', 'without', 'without', 'with'] as const satisfies readonly Side[];
/** Subjects answered for on each side before anything counts, in so many requests at least. */
const WARM_SUBJECTS = 2000;
const WARM_REQUESTS = 128;
/** What a turn leaves for later, a signed tree head say, is done and counted within it. */
const SETTLE_MS = 1000;

/**
 * Measures workloads on both sides turn by turn in one run, so that whatever else the machine
 * does falls on both. A turn is a number of requests, all of them answered: so no turn leaves
 * work to the next one.
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

/** The turns of a pair lie next to each other in time. */
function compared(turns: Readonly<Record<Side, readonly Turn[]>>): Comparison {
  const cpu = turns.with.map((each, at) => turns.without[at]!.cpu / each.cpu);
  const throughput = turns.with.map((each, at) => each.rps / turns.without[at]!.rps);
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

/** Milliseconds of processor time the service has spent so far. */
async function processorTime(server: ChildProcess): Promise<number> {
  server.send('processor time');
  const [spent] = (await once(server, 'message')) as [number];
  return spent;
}
