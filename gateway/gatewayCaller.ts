import type { Trace } from '../process/telemetry/tracing/trace';
import type { SubgraphCaller } from '../schema/subgraphCall';
import type { Ending } from './ending';

/** The caller of a subgraph call, and the signal that cancels the call. */
export interface GatewayCaller extends Omit<SubgraphCaller, 'signal' | 'traceparent'> {
  readonly ending: Ending;
  /** The position in the trace at which the call is made. */
  readonly trace?: Trace | undefined;
}
