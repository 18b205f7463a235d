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
  const note = (name: string, found: Unready | undefined): void => {
    const seen = found && [found.reason, found.cause].join(' ');
    if (seen !== undefined && unready.get(name) !== seen) {
      log?.warn({ subgraph: name, ...found }, 'a subgraph is not ready');
      unready.set(name, seen);
    }
    if (seen === undefined && unready.delete(name))
      log?.info({ subgraph: name }, 'a subgraph is ready again');
  };
  const check = async (client: SubgraphClient): Promise<UnreadySubgraph[]> => {
    const { name } = client;
    const found = await whyUnready(client);
    note(name, found);
    return found === undefined ? [] : [{ name, reason: found.reason }];
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

interface Unready {
  readonly reason: UnreadyReason;
  /** For the log only: the code of an error, for example ECONNREFUSED or CERT_HAS_EXPIRED. */
  readonly cause?: string;
}

/** Why a subgraph is not ready; undefined when it is. */
async function whyUnready(client: SubgraphClient): Promise<Unready | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Unready>((resolve) => {
    timer = setTimeout(
      () => resolve({ reason: 'does not respond', cause: `no response within ${TIMEOUT_MS} ms` }),
      TIMEOUT_MS,
    );
  });
  try {
    const reason = reasonOf(client).then((found) => found && { reason: found });
    return await Promise.race([reason, timeout]);
  } catch (error) {
    return { reason: 'does not respond', cause: causeOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** A message may quote values; a code or a name does not. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : error.name;
}

async function reasonOf(client: SubgraphClient): Promise<UnreadyReason | undefined> {
  if (!(await client.ready())) return 'is not ready';
  return (await client.refuses?.()) ? 'refuses the keys of this gateway' : undefined;
}
