import type { Logger } from 'pino';
import type { SubgraphClient } from './execution/subgraphClient';

const CACHE_MS = 500;
const TIMEOUT_MS = 3000;

/**
 * Checks whether every subgraph is ready. The result is cached for half a second, so that many
 * readiness requests cost each subgraph one request. A subgraph that does not respond within three
 * seconds is not ready. Logs once when a subgraph becomes unready, and once when it is ready again.
 * Never throws.
 */
export function subgraphReadiness(
  clients: readonly SubgraphClient[],
  log?: Logger,
): () => Promise<boolean> {
  const unready = new Map<string, string>();
  const note = ({ name }: SubgraphClient, reason: string | undefined): boolean => {
    if (reason !== undefined && !unready.has(name)) {
      log?.warn({ subgraph: name, reason }, 'a subgraph is not ready');
      unready.set(name, reason);
    }
    if (reason === undefined && unready.delete(name))
      log?.info({ subgraph: name }, 'a subgraph is ready again');
    return reason === undefined;
  };
  let checkedAt = -Infinity;
  let result: Promise<boolean> = Promise.resolve(false);
  return () => {
    const now = performance.now();
    if (now - checkedAt > CACHE_MS) {
      checkedAt = now;
      result = Promise.all(
        clients.map(async (client) => note(client, await whyUnready(client))),
      ).then((all) => all.every(Boolean));
    }
    return result;
  };
}

/** Why a subgraph is not ready; undefined when it is. */
async function whyUnready(client: SubgraphClient): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no response within ${TIMEOUT_MS} ms`), TIMEOUT_MS);
  });
  const responded = client
    .ready()
    .then((ready) => (ready ? undefined : 'reported by the subgraph'));
  try {
    return await Promise.race([responded, timeout]);
  } catch (error) {
    return reasonOf(error);
  } finally {
    clearTimeout(timer);
  }
}

/** The code of an error, for example ECONNREFUSED or CERT_HAS_EXPIRED; a message may quote values. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : error.name;
}
