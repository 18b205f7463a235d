/** Low-cardinality facts about a span; never a value of a person, a query or an answer. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** The part that a span plays, in the terms of OpenTelemetry. */
export type SpanKind = 'server' | 'client' | 'internal';

/** A position in the trace of a request: a span, or the place of one that is not recorded. */
export interface Trace {
  /** The id of the trace, which is the same in all processes: 32 hexadecimal digits. */
  readonly id: string;
  /** The value of the header `traceparent` for calls that this span makes. */
  readonly traceparent: string;
  /**
   * Whether spans are recorded. Check it before computing attributes or creating children: most
   * requests are not sampled.
   */
  readonly recorded: boolean;
  /** Starts a span below this one. */
  child(name: string, kind: SpanKind, attributes?: Attributes): Trace;
  set(attributes: Attributes): void;
  /**
   * Ends the span.
   * @param error the kind of the failure, from a closed list; absent after success
   */
  end(error?: string): void;
}

/** Starts the first span of a request in this process. */
export type StartTrace = (
  name: string,
  kind: SpanKind,
  traceparent: string | string[] | undefined,
  attributes?: Attributes,
) => Trace;

/** Starts the spans of a process. A malformed `traceparent` counts as none. */
export interface Tracing {
  /** For requests of clients: the settings decide whether the trace is recorded. */
  readonly begin: StartTrace;
  /** For requests of a gateway: it has decided whether the trace is recorded. */
  readonly join: StartTrace;
}
