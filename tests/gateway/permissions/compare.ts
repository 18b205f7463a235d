import type { ExecutionAnswer } from '../../../gateway/executor';
import type { TestRequest, TestGraph } from './testGraph';

const CODES: readonly unknown[] = ['UNAUTHORIZED_FIELD_OR_TYPE', 'UNAUTHENTICATED'];

/** The number of denials by normalised path. */
export function denialsOf(answer: ExecutionAnswer): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { path, extensions } of answer.errors ?? []) {
    if (!CODES.includes(extensions?.['code'])) continue;
    const normal = (path ?? []).map((step) => (typeof step === 'number' ? '@' : step)).join('.');
    const count = extensions?.['count'];
    counts[normal] = (counts[normal] ?? 0) + (typeof count === 'number' ? count : 1);
  }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function otherErrors(answer: ExecutionAnswer): string[] {
  return (answer.errors ?? [])
    .filter(({ extensions }) => !CODES.includes(extensions?.['code']))
    .map(({ message }) => message);
}

/** JSON with sorted keys, because the executor merges repeated selections in its own order. */
function text(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** How two responses differ. */
export interface Difference {
  readonly text: string;
  /**
   * Whether planner and executor, without the permission engine, already answer the filtered
   * document otherwise than a monolith. Such a fault is theirs and reveals nothing.
   */
  readonly below: boolean;
}

/**
 * Sends the same operation to the gateway and the monolith and returns how their responses differ;
 * undefined when they agree: same data, equally many denials of the same paths, and no field sent
 * to a subgraph that no object could allow. A mutation with such a field must be refused
 * unexecuted.
 */
export async function difference(
  graph: TestGraph,
  request: TestRequest,
): Promise<Difference | undefined> {
  graph.neverAllowed.length = 0;
  const callsBefore = graph.calls;
  const [ours, theirs] = [await graph.gateway(request), await graph.monolith(request)];
  const engine = (text: string): Difference => ({ text, below: false });
  const mine = otherErrors(ours);
  const other = otherErrors(theirs);
  if (mine.length > 0 && other.length > 0) return undefined;
  if (other.length > 0) return engine(`the monolith alone fails: ${other.join('; ')}`);
  if (graph.neverAllowed.length > 0) {
    return engine(`a subgraph was asked for ${graph.neverAllowed.join(', ')}`);
  }
  if (/^mutation/.test(request.query) && ours.data === null && graph.inner === undefined) {
    if (graph.calls > callsBefore) return engine('a refused mutation reached a subgraph');
    if (Object.keys(denialsOf(ours)).length > 0) return undefined;
    return engine('a mutation was refused silently');
  }
  const found = answerDifference(ours, theirs) ?? (mine.length > 0 ? mine.join('; ') : undefined);
  if (found === undefined) return undefined;
  const more = revealed(ours.data, theirs.data);
  if (more !== undefined) return engine(`the gateway reveals ${more}\n${found}`);
  return { text: found, below: await differsBelow(graph) };
}

function answerDifference(ours: ExecutionAnswer, theirs: ExecutionAnswer): string | undefined {
  const data = [text(ours.data), text(theirs.data)];
  if (data[0] !== data[1]) return `data\n  gateway  ${data[0]}\n  monolith ${data[1]}`;
  // A null that reached the root ended the monolith's execution early, so its count is incomplete.
  if (theirs.data === null && Object.keys(denialsOf(ours)).length > 0) return undefined;
  const denials = [JSON.stringify(denialsOf(ours)), JSON.stringify(denialsOf(theirs))];
  if (denials[0] === denials[1]) return undefined;
  return `denials\n  gateway  ${denials[0]}\n  monolith ${denials[1]}`;
}

/** A path where our response has a value that differs from theirs. */
export function revealed(ours: unknown, theirs: unknown, path = ''): string | undefined {
  if (ours === null || ours === undefined) return undefined;
  if (typeof ours !== 'object') return ours === theirs ? undefined : path;
  if (typeof theirs !== 'object' || theirs === null) {
    return Object.values(ours).length > 0 ? path : undefined;
  }
  for (const [key, value] of Object.entries(ours)) {
    const found = revealed(value, (theirs as Record<string, unknown>)[key], `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function differsBelow(graph: TestGraph): Promise<boolean> {
  if (graph.inner === undefined) return false;
  const { testRequest: request, answer } = graph.inner;
  const expected = await graph.monolith(request);
  return (
    text(answer.data) !== text(expected.data) ||
    // For a subgraph with an interface object the planner fetches more entities than the client
    // selected.
    text(denialsOf(answer)) !== text(denialsOf(expected))
  );
}
