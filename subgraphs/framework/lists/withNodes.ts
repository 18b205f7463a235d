import type { Connection } from './page';

/** A page with other nodes in place of its own, one for each. */
export function withNodes<A, B>(page: Connection<A>, nodes: B[]): Connection<B> {
  return {
    ...page,
    nodes,
    edges: page.edges.map(({ cursor }, i) => ({ cursor, node: nodes[i]! })),
  };
}
