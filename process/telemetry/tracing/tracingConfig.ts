import type { Tracing } from './trace';

/** The samplers of the OpenTelemetry specification. */
export type SamplerName =
  | 'always_on'
  | 'always_off'
  | 'traceidratio'
  | 'parentbased_always_on'
  | 'parentbased_always_off'
  | 'parentbased_traceidratio';

/** How spans are sampled and where they are sent. */
export interface TracingConfig {
  readonly exporter: 'otlp' | 'console';
  /** The URL for spans of an OTLP collector. */
  readonly url: string;
  readonly protocol: 'http/protobuf' | 'http/json';
  readonly headers: Readonly<Record<string, string>>;
  /** The name of the service in spans. */
  readonly service: string;
  readonly sampler: SamplerName;
  /** The share of the requests that a ratio sampler samples, from 0 to 1. */
  readonly ratio: number;
}

export interface OpenedTracing {
  readonly tracing: Tracing;
  /** Sends the spans that have ended, for at most three seconds. Never rejects. */
  stop(): Promise<void>;
}
