import type { Request, RequestHandler } from 'express';
import { traceOf } from '../../../process/telemetry/tracing/forwardedTrace';
import { withTrace } from '../../../process/telemetry/tracing/activeTrace';
import type { Tracing } from '../../../process/telemetry/tracing/trace';

/** The position in the trace that `traceRequest` sets on a request. */
export interface TracedRequest {
  traceparent?: string;
}

/**
 * Continues the trace of the gateway in a request over HTTP. It runs after the check of the
 * gateway's signature, so that nobody else causes spans.
 */
export function traceRequest(tracing: Tracing | undefined): RequestHandler {
  return (request: Request & TracedRequest, response, next) => {
    const { method, path } = request;
    const { traceparent } = request.headers;
    const trace = traceOf(tracing, 'join', traceparent, `${method} ${path}`, 'server');
    if (trace === undefined) return next();
    request.traceparent = trace.traceparent;
    if (!trace.recorded) return next();
    response.once('close', () => {
      const { statusCode } = response;
      trace.set({
        'http.request.method': method,
        'http.route': path,
        'http.response.status_code': statusCode,
      });
      trace.end(statusCode >= 500 ? String(statusCode) : undefined);
    });
    void withTrace(
      trace,
      () =>
        new Promise<void>((resolve) => {
          response.once('close', resolve);
          next();
        }),
    );
  };
}
