import { readTraceparent, traceparentOf } from './traceparent';
import type { SpanKind, Trace, Tracing } from './trace';

/**
 * The trace of a request: a span where tracing is on; otherwise the caller's position, so that the
 * log names its trace and the next process continues it; undefined without either.
 */
export function traceOf(
  tracing: Tracing | undefined,
  traceparent: string | string[] | undefined,
  name: string,
  kind: SpanKind,
): Trace | undefined {
  if (tracing !== undefined) return tracing.begin(name, kind, traceparent);
  return traceparent === undefined ? undefined : forwardedTrace(traceparent);
}

/** A trace of the caller in which this process records nothing; undefined for a malformed one. */
function forwardedTrace(header: string | string[]): Trace | undefined {
  const position = readTraceparent(header);
  if (position === undefined) return undefined;
  const trace: Trace = {
    id: position.traceId,
    traceparent: traceparentOf(position),
    recorded: false,
    child: () => trace,
    set: () => undefined,
    end: () => undefined,
  };
  return trace;
}
