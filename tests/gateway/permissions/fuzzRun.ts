import type { Viewer } from '../../../schema/viewer';
import { difference, type Difference } from './compare';
import { Random } from './random';
import { PLANNED_NAMES, randomOperation } from './randomOperation';
import { randomViewer } from './randomViewer';
import { shrink } from './shrink';
import type { TestGraph } from './testGraph';

export interface FuzzFailure {
  readonly seed: number;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly viewer: Viewer;
  readonly difference: string;
}

export interface FuzzReport {
  readonly operations: number;
  /** Random texts that were not valid operations and were replaced. */
  readonly discarded: number;
  /** Differences that planner and executor cause on the filtered document itself. */
  readonly below: readonly FuzzFailure[];
  readonly failure?: FuzzFailure;
}

/**
 * Sends this many random operations, each as a random caller, stops at the first difference between
 * gateway and monolith, and shrinks it. Case n of a run has the seed `seed + n`, so it can be
 * repeated on its own.
 */
export async function runFuzz(graph: TestGraph, seed: number, count: number): Promise<FuzzReport> {
  let operations = 0;
  let discarded = 0;
  const below: FuzzFailure[] = [];
  for (let current = seed; operations < count; current++) {
    const random = new Random(current);
    const viewer = randomViewer(random);
    const { query, variables } = randomOperation(graph.schema, random, PLANNED_NAMES);
    if (!graph.isValid(query)) {
      discarded++;
      continue;
    }
    operations++;
    const found = await attempt(graph, query, variables, viewer);
    if (found === undefined) continue;
    const smallest = await shrink(query, async (candidate) => {
      if (!graph.isValid(candidate)) return false;
      const still = await attempt(graph, candidate, variables, viewer);
      return still !== undefined && still.below === found.below;
    });
    const shown = (await attempt(graph, smallest, variables, viewer)) ?? found;
    const failure = { seed: current, query: smallest, variables, viewer, difference: shown.text };
    if (!found.below) return { operations, discarded, below, failure };
    below.push(failure);
  }
  return { operations, discarded, below };
}

async function attempt(
  graph: TestGraph,
  query: string,
  variables: Record<string, unknown>,
  viewer: Viewer,
): Promise<Difference | undefined> {
  try {
    return await difference(graph, { query, variables, viewer });
  } catch (error) {
    const text = `threw ${String(error instanceof Error ? error.stack : error)}`;
    // The planner may fail on the client's operation with or without permissions.
    const stockFails = graph.stock({ query, variables, viewer }).then(
      () => false,
      () => true,
    );
    return { text, below: await stockFails };
  }
}

/** A failure in readable form. */
export function failureText(failure: FuzzFailure): string {
  return [
    `seed ${failure.seed}`,
    failure.query,
    `variables ${JSON.stringify(failure.variables)}`,
    `viewer ${JSON.stringify(failure.viewer)}`,
    failure.difference,
  ].join('\n');
}
