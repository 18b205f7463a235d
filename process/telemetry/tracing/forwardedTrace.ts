import type { SpanKind, Trace, Tracing } from './trace';
import { readTraceparent } from './traceparent';
import { UnrecordedTrace } from './unrecordedTrace';

/**
 * The trace of a request: a span where tracing is on; otherwise the caller's position, so that the
 * log names its trace and the next process continues it; undefined without either.
 * @param how whether the settings decide what is recorded, or the caller, which then is a gateway
 */
export function traceOf(
  tracing: Tracing | undefined,
  how: 'begin' | 'join',
  traceparent: string | string[] | undefined,
  name: string,
  kind: SpanKind,
): Trace | undefined {
  if (tracing !== undefined) return tracing[how](name, kind, traceparent);
  const position = readTraceparent(traceparent);
  return position && new UnrecordedTrace(position);
}
