import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import autocannon from 'autocannon';
import { builtFile } from '../../process/builtFile';
import { WORKLOADS, type Workload } from '../workloads';
import type { Listening } from './listening';
import type { Peer } from './peers';
import { OVER_HTTP, TARGETS, type Target } from './targets';
import type { Used } from './targetServer';

/** Medians over the rounds. */
export interface Figures {
  /** Requests per second ÷ those of stock in the same round. */
  readonly ratio: number;
  /** The same ratio to stock over HTTP; absent when stock itself is over HTTP. */
  readonly ratioToHttp?: number;
  readonly rps: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** CPU time of the target per request, in milliseconds. */
  readonly cpuMs: number;
  /** Memory of the target's process after its last turn, in mebibytes. */
  readonly rss: number;
}

/** By workload, then by target. */
export type Comparison = Record<string, Partial<Record<Target, Figures>>>;

export interface CompareOptions {
  readonly mode: 'http' | 'inProcess';
  readonly connections: number;
  readonly seconds: number;
  readonly rounds: number;
  /** Third-party gateways that are also compared; only over HTTP. */
  readonly peers?: readonly Peer[];
  /** Called for each of them that is skipped, with the reason. */
  readonly leftOut?: (peer: Peer, reason: string) => void;
}

/** Number of different operations per workload; each queries other subjects. */
const QUESTIONS = 10;
const IDS = Array.from({ length: 60 }, (_, index) => `s-bench-${String(index).padStart(4, '0')}`);

interface Running extends Listening {
  readonly child: ChildProcess;
}

/**
 * Measures all targets in alternating turns of one run, each in a process of its own, over the same
 * subgraphs, so that other work on the machine affects all of them alike.
 * @throws Error when a target's response differs from that of stock
 */
export async function compareGateways(options: CompareOptions): Promise<Comparison> {
  const children: ChildProcess[] = [];
  const start = async <Ready>(file: string, ...args: string[]): Promise<[ChildProcess, Ready]> => {
    const child = fork(builtFile(__dirname, file), args);
    children.push(child);
    const failed = once(child, 'exit').then(() => {
      throw new Error(`${file} ${args.join(' ')} did not start.`);
    });
    const [ready] = (await Promise.race([once(child, 'message'), failed])) as [Ready];
    failed.catch(() => undefined);
    return [child, ready];
  };
  try {
    const [, served] = await start<string>('responder');
    const subgraphs = options.mode === 'http' ? served : '';
    const running = new Map<Target, Running>();
    for (const target of TARGETS) {
      const [child, listening] = await start<Listening>('targetServer', target, subgraphs);
      running.set(target, { ...listening, child });
    }
    if (options.mode === 'inProcess') {
      const [child, listening] = await start<Listening>('targetServer', OVER_HTTP, served);
      running.set(OVER_HTTP, { ...listening, child });
    }
    for (const peer of options.mode === 'http' ? (options.peers ?? []) : []) {
      try {
        const [child, listening] = await start<Listening>('targetServer', peer, subgraphs);
        const target = { ...listening, child };
        for (const workload of WORKLOADS)
          await expectEqualAnswers(
            new Map<Target, Running>([...running, [peer, target]]),
            questions(workload),
          );
        running.set(peer, target);
      } catch (error) {
        options.leftOut?.(peer, (error as Error).message);
      }
    }
    const found: Comparison = {};
    for (const workload of WORKLOADS) {
      const bodies = questions(workload);
      await expectEqualAnswers(running, bodies);
      found[workload.name] = await compare(
        running,
        bodies,
        options,
        workload.subjects > 1 ? 400 : 4000,
      );
    }
    return found;
  } finally {
    for (const child of children) if (child.connected) child.disconnect();
  }
}

/** The figures of our own gateway by workload. */
export function reported(comparison: Comparison): Record<string, Figures> {
  return Object.fromEntries(
    Object.entries(comparison).map(([workload, { compiled }]) => [workload, compiled!]),
  );
}

function questions({ query, subjects }: Workload): string[] {
  return Array.from({ length: QUESTIONS }, (_, index) =>
    JSON.stringify({
      query,
      variables: {
        ids: Array.from({ length: subjects }, (_skip, i) => IDS[(index + i) % IDS.length]),
      },
    }),
  );
}

async function expectEqualAnswers(
  running: ReadonlyMap<Target, Running>,
  bodies: readonly string[],
): Promise<void> {
  for (const body of bodies) {
    const expected = await post(running.get('stock')!, body);
    if ('errors' in (JSON.parse(expected) as object))
      throw new Error(`stock fails: ${expected.slice(0, 300)}`);
    await post(running.get('bare')!, `known ${JSON.stringify([body, expected])}`);
    for (const [target, each] of running) {
      // Twice, because some code is compiled on the second request.
      for (let turn = 0; turn < 2; turn++) {
        const got = await post(each, body);
        if (!isDeepStrictEqual(JSON.parse(got), JSON.parse(expected)))
          throw new Error(
            `The response of ${target} differs from that of stock: ${got.slice(0, 300)} and ${expected.slice(0, 300)}`,
          );
      }
    }
  }
}

async function compare(
  running: ReadonlyMap<Target, Running>,
  bodies: readonly string[],
  { connections, seconds, rounds }: CompareOptions,
  warmUp: number,
): Promise<Partial<Record<Target, Figures>>> {
  type Turn = { rps: number; p50: number; p99: number; cpuMs: number; rss: number };
  const turns = new Map<Target, Turn[]>([...running.keys()].map((target) => [target, []]));
  // The first round is a warm-up with the same number of requests for all targets, and does not
  // count.
  for (let round = 0; round <= rounds; round++) {
    for (const [target, { url, token, child }] of running) {
      const before = await usedBy(child);
      const result = await autocannon({
        url,
        connections,
        // A busy machine is slow, not broken.
        timeout: 60,
        ...(round === 0 ? { amount: warmUp } : { duration: seconds }),
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        requests: bodies.map((body) => ({ body })),
      });
      if (result.non2xx > 0 || result.errors > 0)
        throw new Error(
          `${target}: ${result.non2xx} responses other than 200, ${result.errors} failed.`,
        );
      const after = await usedBy(child);
      if (round === 0) continue;
      turns.get(target)!.push({
        rps: result.requests.average,
        p50: result.latency.p50,
        p99: result.latency.p99,
        cpuMs: (after.cpu - before.cpu) / result.requests.total,
        rss: after.rss / 2 ** 20,
      });
    }
  }
  const stock = turns.get('stock')!;
  const overHttp = turns.get(OVER_HTTP);
  return Object.fromEntries(
    [...turns].map(([target, own]): [Target, Figures] => {
      const of = (name: keyof Turn) => median(own.map((turn) => turn[name]));
      const to = (others: readonly Turn[]) =>
        median(own.map(({ rps }, round) => rps / others[round]!.rps));
      const ratio = to(stock);
      const rss = own.at(-1)?.rss ?? 0;
      return [
        target,
        {
          ratio,
          ...(overHttp && { ratioToHttp: to(overHttp) }),
          rps: of('rps'),
          p50: of('p50'),
          p99: of('p99'),
          cpuMs: of('cpuMs'),
          rss,
        },
      ];
    }),
  );
}

async function usedBy(child: ChildProcess): Promise<Used> {
  const reply = once(child, 'message');
  child.send('used');
  return ((await reply) as [Used])[0];
}

async function post({ url, token }: Listening, body: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body,
  });
  return response.text();
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
