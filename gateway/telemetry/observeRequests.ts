import type { Metrics } from '../../process/telemetry/metrics/metrics';
import { OTHER } from '../../process/telemetry/metrics/series';
import type { Telemetry } from '../../process/telemetry/openTelemetry';
import { traceOf } from '../../process/telemetry/tracing/forwardedTrace';
import type { Trace } from '../../process/telemetry/tracing/trace';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';
import { boundedLabel } from './boundedLabel';
import { outcomeOf } from './outcome';

const MAX_CLIENTS = 200;
const MAX_OPERATIONS = 300;
const METHODS = new Set(['GET', 'POST', 'OPTIONS', 'HEAD', 'PUT', 'DELETE', 'PATCH']);

/** Measures the requests of a gateway. */
export interface RequestObserver {
  /**
   * The first step of a route: it begins the trace of a request, and counts the request when its
   * response has been sent.
   * @param route the path, as the metrics name it
   */
  step(route: string): Step;
}

/** Creates the observer of all routes of one gateway. */
export function requestObserver({ metrics, tracing }: Telemetry): RequestObserver {
  const count = requestCounter(metrics);
  return {
    step(route) {
      const duration = metrics.histogram('credit_request_duration_seconds', route);
      return (exchange) => {
        const { traceparent } = exchange.request.headers;
        if (tracing !== undefined || traceparent !== undefined)
          exchange.trace = traceOf(
            tracing,
            'begin',
            traceparent,
            `${verbOf(exchange)} ${route}`,
            'server',
          );
        exchange.closed(() => {
          duration.observe((performance.now() - exchange.facts.begun) / 1000);
          count(exchange);
          if (exchange.trace !== undefined) endSpan(exchange.trace, exchange, route);
        });
      };
    },
  };
}

/** The method of a request; any other text that a client sends is `_OTHER`. */
function verbOf({ request: { method = '' } }: Exchange): string {
  return METHODS.has(method) ? method : '_OTHER';
}

function requestCounter(metrics: Metrics): (exchange: Exchange) => void {
  const clientLabel = boundedLabel(MAX_CLIENTS);
  const operationLabel = boundedLabel(MAX_OPERATIONS);
  const costs = metrics.histogram('credit_operation_cost');
  return (exchange) => {
    const { client, viewer, facts } = exchange;
    const by =
      client === undefined ? (viewer.authenticated ? OTHER : 'anonymous') : clientLabel(client.id);
    const operation =
      facts.operationName === undefined ? OTHER : operationLabel(facts.operationName);
    metrics.count('credit_requests_total', by, operation, outcomeOf(exchange)).value++;
    for (const code of facts.codes) metrics.count('credit_errors_total', code).value++;
    if (facts.cost === undefined) return;
    costs.observe(facts.cost);
    metrics.count('credit_cost_units_total', by).value += facts.cost;
  };
}

/** Attribute names of the semantic conventions of OpenTelemetry; ours begin with `credit.`. */
function endSpan(trace: Trace, exchange: Exchange, route: string): void {
  const { facts, client, requestId, response } = exchange;
  const { statusCode } = response;
  if (trace.recorded)
    trace.set({
      'http.request.method': verbOf(exchange),
      'http.route': route,
      'http.response.status_code': statusCode,
      'credit.request.id': requestId,
      'credit.outcome': outcomeOf(exchange),
      ...(facts.operationType !== undefined && { 'graphql.operation.type': facts.operationType }),
      ...(facts.operationName !== undefined && { 'graphql.operation.name': facts.operationName }),
      ...(facts.operationHash !== undefined && { 'credit.operation.hash': facts.operationHash }),
      ...(facts.cost !== undefined && { 'credit.operation.cost': facts.cost }),
      ...(client && { 'credit.client.id': client.id }),
    });
  trace.end(statusCode >= 500 ? String(statusCode) : undefined);
}
