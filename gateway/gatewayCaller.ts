import type { Trace } from '../process/telemetry/tracing/trace';
import type { SubgraphCaller } from '../schema/subgraphCall';
import type { Cancellation } from './cancellation';

/** The caller of a subgraph call, and the signal that cancels the call. */
export interface GatewayCaller extends Omit<SubgraphCaller, 'signal' | 'traceparent'> {
  readonly cancellation: Cancellation;
  /** The position in the trace at which the call is made. */
  readonly trace?: Trace | undefined;
}
