import type { Logger } from 'pino';
import type { SubgraphClient } from './execution/subgraphClient';

const CACHE_MS = 500;
const TIMEOUT_MS = 3000;

/** Why a subgraph is not ready, as a health check reports it. */
type UnreadyReason = 'is not ready' | 'does not respond' | 'refuses the keys of this gateway';

/** A subgraph that is not ready. */
export interface UnreadySubgraph {
  readonly name: string;
  readonly reason: UnreadyReason;
}

/** Whether a gateway can serve requests now, and which subgraphs prevent it. */
export interface Readiness {
  readonly ready: boolean;
  readonly subgraphs?: Readonly<Record<string, UnreadyReason>>;
}

/** The readiness of a gateway whose other subgraphs are ready. */
export function readinessOf(unready: readonly UnreadySubgraph[]): Readiness {
  if (unready.length === 0) return { ready: true };
  const subgraphs = Object.fromEntries(unready.map(({ name, reason }) => [name, reason]));
  return { ready: false, subgraphs };
}

/**
 * Checks whether every subgraph is ready and accepts the signature of this gateway. The result is
 * cached for half a second, and an accepted signature for three, so that many readiness requests
 * cost each subgraph one request. A subgraph that does not respond within three seconds is not
 * ready. Logs once when a subgraph becomes unready, and once when it is ready again. Never throws.
 * @returns a function that returns the subgraphs that are not ready
 */
export function subgraphReadiness(
  clients: readonly SubgraphClient[],
  log?: Logger,
): () => Promise<readonly UnreadySubgraph[]> {
  const unready = new Map<string, string>();
  const note = (name: string, reason: string | undefined): void => {
    if (reason !== undefined && unready.get(name) !== reason) {
      log?.warn({ subgraph: name, reason }, 'a subgraph is not ready');
      unready.set(name, reason);
    }
    if (reason === undefined && unready.delete(name))
      log?.info({ subgraph: name }, 'a subgraph is ready again');
  };
  const check = async (client: SubgraphClient): Promise<UnreadySubgraph[]> => {
    const { name } = client;
    const reason = await whyUnready(client);
    note(name, reason);
    return reason === undefined ? [] : [{ name, reason }];
  };
  let checkedAt = -Infinity;
  let result: Promise<readonly UnreadySubgraph[]> = Promise.resolve([]);
  return () => {
    const now = performance.now();
    if (now - checkedAt > CACHE_MS) {
      checkedAt = now;
      result = Promise.all(clients.map(check)).then((all) => all.flat());
    }
    return result;
  };
}

/** Why a subgraph is not ready; undefined when it is. */
async function whyUnready(client: SubgraphClient): Promise<UnreadyReason | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<UnreadyReason>((resolve) => {
    timer = setTimeout(() => resolve('does not respond'), TIMEOUT_MS);
  });
  try {
    return await Promise.race([reasonOf(client), timeout]);
  } catch {
    return 'does not respond';
  } finally {
    clearTimeout(timer);
  }
}

async function reasonOf(client: SubgraphClient): Promise<UnreadyReason | undefined> {
  if (!(await client.ready())) return 'is not ready';
  return (await client.refuses?.()) ? 'refuses the keys of this gateway' : undefined;
}
