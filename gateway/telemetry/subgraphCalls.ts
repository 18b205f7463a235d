import type { Metrics } from '../../process/telemetry/metrics/metrics';
import type { Count, Observations } from '../../process/telemetry/metrics/counts';
import type { Trace } from '../../process/telemetry/tracing/trace';
import type { GatewayContext } from '../context';
import type { GatewayCaller } from '../gatewayCaller';

/**
 * Measures the calls to one subgraph. A call of a request that is not sampled allocates nothing
 * here.
 */
export class SubgraphCalls {
  private readonly metrics: Metrics;
  private readonly subgraph: string;
  private readonly duration: Observations;
  private readonly ok: Count;
  private readonly spanName: string;

  constructor(metrics: Metrics, subgraph: string) {
    this.metrics = metrics;
    this.subgraph = subgraph;
    this.duration = metrics.histogram('credit_subgraph_call_duration_seconds', subgraph);
    this.ok = metrics.count('credit_subgraph_calls_total', subgraph, 'ok');
    this.spanName = `fetch ${subgraph}`;
  }

  /** Starts the span of a call; undefined when the request is not sampled. */
  span({ trace, facts }: Pick<GatewayContext, 'trace' | 'facts'>): Trace | undefined {
    if (trace?.recorded !== true) return undefined;
    return trace.child(this.spanName, 'client', {
      'credit.subgraph': this.subgraph,
      ...(facts.operationType !== undefined && { 'graphql.operation.type': facts.operationType }),
    });
  }

  /**
   * Counts a call that has ended.
   * @param begun when it began, in milliseconds of `performance.now()`
   * @param result `ok`, or why it failed, from a closed list
   */
  ended({ facts }: Pick<GatewayContext, 'facts'>, begun: number, result: string, span?: Trace) {
    const ms = performance.now() - begun;
    this.duration.observe(ms / 1000);
    if (result === 'ok') this.ok.value++;
    else this.metrics.count('credit_subgraph_calls_total', this.subgraph, result).value++;
    facts.addCall(this.subgraph, ms);
    span?.end(result === 'ok' ? undefined : result);
  }
}

/** The same caller, whose calls continue the trace at a span. */
export function callerAt(span: Trace | undefined, context: GatewayContext): GatewayCaller {
  if (span === undefined) return context;
  const { viewer, requestId, cancellation } = context;
  return { viewer, requestId, cancellation, trace: span };
}
