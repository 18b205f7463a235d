import type { InProcessSubgraph, SubgraphCaller } from '../../schema/subgraphCall';
import type { Viewer } from '../../schema/viewer';
import type { Ending } from '../ending';
import type { GatewayCaller } from '../gatewayCaller';
import type { SubgraphClient } from './subgraphClient';
import { untilEnded } from './untilEnded';

/** A subgraph in the same process: the Viewer itself is handed over, no HTTP and no JSON. */
export function inProcessClient(subgraph: InProcessSubgraph): SubgraphClient {
  return {
    name: subgraph.name,
    execute: (request, caller) =>
      untilEnded(subgraph.execute(request, new LocalCaller(caller)), caller.ending),
    ready: () => subgraph.ready(),
    // Whoever made the subgraph stops it.
    stop: () => Promise.resolve(),
  };
}

/** A caller as a subgraph of this process knows it; its signal is made where one is asked for. */
class LocalCaller implements SubgraphCaller {
  readonly viewer: Viewer;
  readonly requestId: string;
  private readonly ending: Ending;

  constructor({ viewer, requestId, ending }: GatewayCaller) {
    this.viewer = viewer;
    this.requestId = requestId;
    this.ending = ending;
  }

  get signal(): AbortSignal {
    return this.ending.signal;
  }
}
