import {
  ROOT_CONTEXT,
  SpanKind as ApiKind,
  SpanStatusCode,
  trace as api,
  TraceFlags,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import type { Attributes, SpanKind, Trace, Tracing } from './trace';
import type { Sampling } from './sampling';
import { readTraceparent, traceparentOf, type Traceparent } from './traceparent';
import { UnrecordedTrace } from './unrecordedTrace';

const KINDS: Readonly<Record<SpanKind, ApiKind>> = {
  server: ApiKind.SERVER,
  client: ApiKind.CLIENT,
  internal: ApiKind.INTERNAL,
};

/**
 * Records spans with a tracer of OpenTelemetry. The decision is made here and not by a sampler of
 * the SDK, which generates ids and objects for every request that it then does not record.
 */
export function spanTracing(tracer: Tracer, { followsCaller, ratio }: Sampling): Tracing {
  const startAt: (...given: [Traceparent | undefined, boolean, ...Started]) => Trace = (
    parent,
    isRecorded,
    name,
    kind,
    attributes,
  ) => {
    if (isRecorded)
      return new SpanTrace(tracer, start(tracer, contextOf(parent), name, kind, attributes));
    return new UnrecordedTrace(parent && { ...parent, sampled: false });
  };
  return {
    begin(name, kind, traceparent, attributes) {
      const parent = readTraceparent(traceparent);
      const isRecorded = parent && followsCaller ? parent.sampled : Math.random() < ratio;
      return startAt(parent, isRecorded, name, kind, attributes);
    },
    join(name, kind, traceparent, attributes) {
      const parent = readTraceparent(traceparent);
      return startAt(parent, parent?.sampled === true, name, kind, attributes);
    },
  };
}

type Started = [name: string, kind: SpanKind, attributes: Attributes | undefined];

function contextOf(parent: Traceparent | undefined): Context {
  if (parent === undefined) return ROOT_CONTEXT;
  const { traceId, spanId, sampled } = parent;
  const traceFlags = sampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return api.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

function start(
  tracer: Tracer,
  context: Context,
  name: string,
  kind: SpanKind,
  attributes: Attributes | undefined,
): Span {
  return tracer.startSpan(name, { kind: KINDS[kind], ...(attributes && { attributes }) }, context);
}

/** Parents are passed explicitly, so no context manager has to follow every promise. */
class SpanTrace implements Trace {
  readonly recorded: boolean;
  private readonly tracer: Tracer;
  private readonly span: Span;
  private header: string | undefined;

  constructor(tracer: Tracer, span: Span) {
    this.tracer = tracer;
    this.span = span;
    this.recorded = span.isRecording();
  }

  get id(): string {
    return this.span.spanContext().traceId;
  }

  get traceparent(): string {
    if (this.header === undefined) {
      const { traceId, spanId, traceFlags } = this.span.spanContext();
      const sampled = (traceFlags & TraceFlags.SAMPLED) !== 0;
      this.header = traceparentOf({ traceId, spanId, sampled });
    }
    return this.header;
  }

  child(name: string, kind: SpanKind, attributes?: Attributes): Trace {
    const context = api.setSpan(ROOT_CONTEXT, this.span);
    return new SpanTrace(this.tracer, start(this.tracer, context, name, kind, attributes));
  }

  set(attributes: Attributes): void {
    this.span.setAttributes(attributes);
  }

  end(error?: string): void {
    if (error !== undefined) {
      this.span.setAttribute('error.type', error);
      // Without a message: it could quote a value.
      this.span.setStatus({ code: SpanStatusCode.ERROR });
    }
    this.span.end();
  }
}
