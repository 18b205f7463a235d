import type { Writable } from 'node:stream';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';

const SUCCESS = 0;

/**
 * Writes each span as a line of JSON. The SDK's own console exporter writes to stdout, which
 * belongs to the program.
 */
export function logSpans(output: Writable): SpanExporter {
  return {
    export(spans, done) {
      for (const span of spans) output.write(`${JSON.stringify(lineOf(span))}\n`);
      done({ code: SUCCESS });
    },
    shutdown: () => Promise.resolve(),
  };
}

function lineOf(span: ReadableSpan): object {
  const { name, attributes, duration, parentSpanContext } = span;
  const { traceId, spanId } = span.spanContext();
  const [seconds, nanoseconds] = duration;
  return {
    span: name,
    traceId,
    spanId,
    ...(parentSpanContext && { parent: parentSpanContext.spanId }),
    ms: seconds * 1000 + nanoseconds / 1e6,
    attributes,
  };
}
