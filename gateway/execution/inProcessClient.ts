import type { InProcessSubgraph } from '../../schema/subgraphCall';
import type { SubgraphClient } from './subgraphClient';
import { untilAborted } from './untilAborted';

/** A subgraph in the same process: the Viewer itself is handed over, no HTTP and no JSON. */
export function inProcessClient(subgraph: InProcessSubgraph): SubgraphClient {
  return {
    name: subgraph.name,
    execute: (request, caller) => untilAborted(subgraph.execute(request, caller), caller.signal),
    ready: () => subgraph.ready(),
    // Whoever made the subgraph stops it.
    stop: () => Promise.resolve(),
  };
}
