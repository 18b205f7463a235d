import type { SubgraphClient } from './execution/subgraphClient';

const REMEMBERED_FOR = 500;
const LONGEST_ANSWER = 3000;

/**
 * Whether every subgraph is ready. An answer is remembered for half a second, so that many
 * askers cost the subgraphs one question; a subgraph that takes longer than three seconds to say
 * is not ready. Never throws.
 */
export function subgraphReadiness(clients: readonly SubgraphClient[]): () => Promise<boolean> {
  let asked = -Infinity;
  let answer: Promise<boolean> = Promise.resolve(false);
  return () => {
    const now = performance.now();
    if (now - asked > REMEMBERED_FOR) {
      asked = now;
      answer = Promise.all(clients.map(inTime)).then((all) => all.every(Boolean));
    }
    return answer;
  };
}

async function inTime(client: SubgraphClient): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), LONGEST_ANSWER);
  });
  try {
    return await Promise.race([client.ready(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
