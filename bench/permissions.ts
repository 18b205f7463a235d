import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { measure, subjectIds } from './load';
import type { Both } from './permissionsServer';
import { WORKLOADS } from './workloads';

/** What one workload costs with the permission engine and without it. */
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
}

const ROUNDS = 8;

/**
 * Measures the three workloads with and without the permission engine, turn by turn in one run,
 * so that whatever else the machine does falls on both. The service runs in a process of its own
 * on a world it seeds; without the engine means: a gateway on the supergraph without `@access`,
 * over subgraphs whose fields have no guard. The row rules stay in both: they are the queries.
 * @param seconds of load for each turn
 */
export async function comparePermissions(load: {
  readonly connections: number;
  readonly seconds: number;
}): Promise<Record<string, Comparison>> {
  const server = fork(join(__dirname, 'permissionsServer.ts'), {
    execArgv: ['--import', 'tsx'],
  });
  const ended = once(server, 'exit');
  try {
    const [both] = (await Promise.race([
      once(server, 'message'),
      ended.then(() => Promise.reject(new Error('The service of the comparison did not start.'))),
    ])) as [Both];
    await expectTelling(both.with, false);
    await expectTelling(both.without, true);
    const ids = await subjectIds(both.with, 50);
    const found: Record<string, Comparison> = {};
    for (const workload of WORKLOADS) {
      const rounds = { with: [] as number[], without: [] as number[] };
      const cpu = { with: [] as number[], without: [] as number[] };
      // The first turn of each warms up and does not count.
      for (let round = 0; round <= ROUNDS; round++) {
        // Who goes first alternates, for the second finds the machine warmer.
        const order = round % 2 ? (['with', 'without'] as const) : (['without', 'with'] as const);
        for (const side of order) {
          const before = await processorTime(server);
          const { rps, requests } = await measure(both[side], workload, ids, load);
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
      };
    }
    return found;
  } finally {
    if (server.connected) server.disconnect();
    await ended;
  }
}

/** Milliseconds of processor time the service has spent so far. */
async function processorTime(server: ChildProcess): Promise<number> {
  server.send('processor time');
  const [spent] = (await once(server, 'message')) as [number];
  return spent;
}

/** Makes sure that a side is what it is called: strangers see a guarded field without the engine alone. */
async function expectTelling(url: string, tells: boolean): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: '{ searchOrganizations(first: 50) { nodes { contact { phone } } } }',
    }),
  });
  const { data } = (await response.json()) as {
    data?: { searchOrganizations?: { nodes: { contact: { phone: string | null } }[] } };
  };
  const told = data?.searchOrganizations?.nodes.some(({ contact }) => contact.phone !== null);
  if (told !== tells)
    throw new Error(
      `The service ${tells ? 'without' : 'with'} permissions ${told ? 'tells' : 'hides'} a guarded field.`,
    );
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
