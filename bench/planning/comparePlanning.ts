import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Supergraph } from '@apollo/federation-internals';
import { builtFile } from '../../process/builtFile';
import { readPlanningConfig } from '../../gateway/execution/planning/config';
import {
  startPlannerThread,
  type PlannerThread,
} from '../../gateway/execution/planning/plannerThread';
import { collectOperations, type Operations } from './operations';

/** Planning times in milliseconds of the planned operations, and the number of the others. */
export interface PlanningTimes {
  readonly median: number;
  readonly p95: number;
  readonly max: number;
  readonly planned: number;
  /** Operations that exceeded the time limit, or the memory of a thread. */
  readonly notPlanned: number;
}

export type PlanningComparison = Record<keyof Operations, Record<Planner, PlanningTimes>>;

type Planner = 'installed' | 'gateway';

/** The thread programs of the two planners. */
const PROGRAMS: Record<Planner, string> = {
  installed: builtFile(__dirname, 'plainPlanner'),
  gateway: builtFile(__dirname, '../../gateway/execution/planning/plannerWorker'),
};

const TIME_LIMIT_MS = 2000;
const SUPERGRAPH = join(__dirname, '../../schema/generated/supergraph.graphql');

/**
 * Plans each operation with the unmodified planner and with the gateway's, both in a thread with
 * the gateway's memory limit, and measures the time until the plan arrives in this thread.
 */
export async function comparePlanning(
  progress: (planner: Planner, done: number, of: number) => void,
): Promise<PlanningComparison> {
  const supergraphSdl = readFileSync(SUPERGRAPH, 'utf8');
  const schema = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
  const operations = collectOperations(schema);
  const compare = async (texts: readonly string[]) => {
    const times = {} as Record<Planner, PlanningTimes>;
    for (const planner of ['installed', 'gateway'] as const) {
      times[planner] = await timesOf(planner, supergraphSdl, texts, (done) =>
        progress(planner, done, texts.length),
      );
    }
    return times;
  };
  return {
    found: await compare(operations.found),
    generated: await compare(operations.generated),
  };
}

async function timesOf(
  planner: Planner,
  supergraphSdl: string,
  texts: readonly string[],
  progress: (done: number) => void,
): Promise<PlanningTimes> {
  const { pathsLimit } = readPlanningConfig({});
  const start = async () => {
    const data = { supergraphSdl, pathsLimit };
    const begun = await startPlannerThread(data, () => undefined, PROGRAMS[planner]);
    // The first plans of a thread are slow, because its code is not yet compiled.
    for (const text of texts.slice(0, 5)) await planWithin(begun, text);
    return begun;
  };
  let thread = await start();
  const times: number[] = [];
  for (const [at, text] of texts.entries()) {
    const time = await planWithin(thread, text);
    if (time !== undefined) times.push(time);
    else thread = await start();
    progress(at + 1);
  }
  await thread.stop();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? NaN;
  return {
    median: at(0.5),
    p95: at(0.95),
    max: at(1),
    planned: times.length,
    notPlanned: texts.length - times.length,
  };
}

/** @returns milliseconds; undefined when planning failed, which ends the thread */
async function planWithin(thread: PlannerThread, text: string): Promise<number | undefined> {
  const begin = performance.now();
  const timer = setTimeout(() => void thread.terminate(), TIME_LIMIT_MS);
  try {
    const answer = await thread.plan({ document: text, operationName: undefined });
    if ('plan' in answer) return performance.now() - begin;
    await thread.terminate();
    return undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** The comparison as a table. */
export function planningText(comparison: PlanningComparison): string {
  const lines = ['operations  planner      planned  not   median ms    p95 ms    max ms'];
  for (const [kind, planners] of Object.entries(comparison))
    for (const [planner, { median, p95, max, planned, notPlanned }] of Object.entries(planners))
      lines.push(
        [
          kind.padEnd(11),
          planner.padEnd(10),
          String(planned).padStart(9),
          String(notPlanned).padStart(4),
          ...[median, p95, max].map((ms) => ms.toFixed(1).padStart(10)),
        ].join(' '),
      );
  return `${lines.join('\n')}\n`;
}
