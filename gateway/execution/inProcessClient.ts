import type { InProcessSubgraph, SubgraphCaller } from '../../schema/subgraphCall';
import type { Trace } from '../../process/telemetry/tracing/trace';
import type { Viewer } from '../../schema/viewer';
import type { Cancellation } from '../cancellation';
import type { GatewayCaller } from '../gatewayCaller';
import { GATEWAY_ID } from '../gatewayId';
import type { SubgraphClient } from './subgraphClient';
import { untilCancelled } from './untilCancelled';

/**
 * A client of a subgraph in the same process: it passes the Viewer object, without HTTP and JSON.
 */
export function inProcessClient(subgraph: InProcessSubgraph): SubgraphClient {
  return {
    name: subgraph.name,
    execute: (request, caller) =>
      untilCancelled(subgraph.execute(request, new LocalCaller(caller)), caller.cancellation),
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
  private readonly cancellation: Cancellation;
  private readonly trace: Trace | undefined;

  constructor({ viewer, requestId, cancellation, trace }: GatewayCaller) {
    this.viewer = viewer;
    this.requestId = requestId;
    this.cancellation = cancellation;
    this.trace = trace;
  }

  get ended(): boolean {
    return this.cancellation.reason !== undefined;
  }

  get signal(): AbortSignal {
    return this.cancellation.signal;
  }

  /** Absent in a request that is not recorded: the subgraph would only read and ignore it. */
  get traceparent(): string | undefined {
    return this.trace?.recorded ? this.trace.traceparent : undefined;
  }
}
