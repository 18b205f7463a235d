import type { Logger } from 'pino';
import type { SubgraphClient } from './execution/subgraphClient';

const REMEMBERED_FOR = 500;
const LONGEST_ANSWER = 3000;

/**
 * Whether every subgraph is ready. An answer is remembered for half a second, so that many
 * askers cost the subgraphs one question; a subgraph that takes longer than three seconds to say
 * is not ready. That a subgraph is no longer ready is logged, once, and that it is again. Never throws.
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
  let asked = -Infinity;
  let answer: Promise<boolean> = Promise.resolve(false);
  return () => {
    const now = performance.now();
    if (now - asked > REMEMBERED_FOR) {
      asked = now;
      answer = Promise.all(
        clients.map(async (client) => note(client, await whyUnready(client))),
      ).then((all) => all.every(Boolean));
    }
    return answer;
  };
}

/** Why a subgraph is not ready; undefined when it is. */
async function whyUnready(client: SubgraphClient): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${LONGEST_ANSWER} ms`), LONGEST_ANSWER);
  });
  const answered = client.ready().then((ready) => (ready ? undefined : 'it says so'));
  try {
    return await Promise.race([answered, late]);
  } catch (error) {
    return error instanceof Error ? error.name : typeof error;
  } finally {
    clearTimeout(timer);
  }
}
