import type { InProcessSubgraph, SubgraphCaller } from '../../schema/subgraphCall';
import type { Trace } from '../../process/telemetry/tracing/trace';
import type { Viewer } from '../../schema/viewer';
import type { Ending } from '../ending';
import type { GatewayCaller } from '../gatewayCaller';
import { GATEWAY_ID } from '../gatewayId';
import type { SubgraphClient } from './subgraphClient';
import { untilEnded } from './untilEnded';

/**
 * A client of a subgraph in the same process: it passes the Viewer object, without HTTP and JSON.
 */
export function inProcessClient(subgraph: InProcessSubgraph): SubgraphClient {
  return {
    name: subgraph.name,
    execute: (request, caller) =>
      untilEnded(subgraph.execute(request, new LocalCaller(caller)), caller.ending),
    ready: () => subgraph.ready(),
    // The creator of the subgraph stops it.
    stop: () => Promise.resolve(),
  };
}

/** The caller that a subgraph in this process gets; its AbortSignal is created at first access. */
class LocalCaller implements SubgraphCaller {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly gateway = GATEWAY_ID;
  private readonly ending: Ending;
  private readonly trace: Trace | undefined;

  constructor({ viewer, requestId, ending, trace }: GatewayCaller) {
    this.viewer = viewer;
    this.requestId = requestId;
    this.ending = ending;
    this.trace = trace;
  }

  get ended(): boolean {
    return this.ending.reason !== undefined;
  }

  get signal(): AbortSignal {
    return this.ending.signal;
  }

  /** Absent in a request that is not recorded: the subgraph would only read and ignore it. */
  get traceparent(): string | undefined {
    return this.trace?.recorded ? this.trace.traceparent : undefined;
  }
}
