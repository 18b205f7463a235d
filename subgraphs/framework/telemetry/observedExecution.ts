import type {
  SubgraphCaller,
  SubgraphRequest,
  SubgraphResponse,
} from '../../../schema/subgraphCall';
import { isErrorCode } from '../../../schema/errors';
import type { Metrics } from '../../../process/telemetry/metrics/metrics';
import type { Telemetry } from '../../../process/telemetry/openTelemetry';
import { withTrace } from '../../../process/telemetry/tracing/activeTrace';
import type { Tracing } from '../../../process/telemetry/tracing/trace';
import { countRequest } from './requestsBegun';

/** The outcome of an execution that throws. */
const FAILED: SubgraphResponse['errors'] = [
  { message: '', extensions: { code: 'INTERNAL_ERROR' } },
];

type Execute = (request: SubgraphRequest, caller: SubgraphCaller) => Promise<SubgraphResponse>;

/** Counts the requests that a subgraph executes, and records their spans where tracing is on. */
export function observedExecution(
  subgraph: string,
  execute: Execute,
  { metrics, tracing }: Telemetry,
): Execute {
  const counted = countedExecution(subgraph, execute, metrics);
  return tracing === undefined ? counted : tracedExecution(subgraph, counted, tracing);
}

function countedExecution(subgraph: string, execute: Execute, metrics: Metrics): Execute {
  const duration = metrics.histogram('credit_subgraph_execution_seconds', subgraph);
  const ok = metrics.count('credit_subgraph_requests_total', subgraph, 'OK');
  return async (request, caller) => {
    countRequest();
    const begun = performance.now();
    let errors: SubgraphResponse['errors'] = FAILED;
    try {
      const response = await execute(request, caller);
      ({ errors } = response);
      return response;
    } finally {
      duration.observe((performance.now() - begun) / 1000);
      if (errors === undefined) ok.value++;
      else {
        const code = errors[0]?.extensions?.['code'];
        const known = isErrorCode(code) ? code : 'OTHER';
        metrics.count('credit_subgraph_requests_total', subgraph, known).value++;
      }
    }
  };
}

/** The commands to the database find the span as the active trace. */
function tracedExecution(subgraph: string, execute: Execute, tracing: Tracing): Execute {
  return async (request, caller) => {
    if (caller.traceparent === undefined) return execute(request, caller);
    const span = tracing.join(`execute ${subgraph}`, 'internal', caller.traceparent, {
      'credit.subgraph': subgraph,
    });
    if (!span.recorded) return execute(request, caller);
    try {
      const response = await withTrace(span, () => execute(request, caller));
      span.end();
      return response;
    } catch (error) {
      span.end(error instanceof Error ? error.name : typeof error);
      throw error;
    }
  };
}
