import type * as Json from '@opentelemetry/exporter-trace-otlp-http';
import type * as Protobuf from '@opentelemetry/exporter-trace-otlp-proto';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BasicTracerProvider,
  BatchSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import type { Logger } from 'pino';
import { logSpans } from './logSpans';
import { reportFailures } from './reportFailures';
import { samplingOf } from './sampling';
import { spanTracing } from './spanTrace';
import type { OpenedTracing, TracingConfig } from './tracingConfig';

const STOP_TIMEOUT_MS = 3000;

/**
 * Starts the SDK. Only our own code gets its tracer: a provider registered for the whole process
 * would also record the spans of libraries, whose attributes and exceptions may quote values of
 * persons.
 */
export function startSdk(config: TracingConfig, log: Logger): OpenedTracing {
  const provider = new BasicTracerProvider({
    sampler: new AlwaysOnSampler(),
    resource: resourceFromAttributes({ 'service.namespace': 'hedong-credit' })
      // OTEL_RESOURCE_ATTRIBUTES, for example of a Kubernetes operator.
      .merge(detectResources({ detectors: [envDetector] }))
      .merge(resourceFromAttributes({ 'service.name': config.service })),
    spanProcessors: [new BatchSpanProcessor(reportFailures(exporterOf(config), log))],
  });
  const tracer = provider.getTracer('hedong-credit-gateway');
  return {
    tracing: spanTracing(tracer, samplingOf(config.sampler, config.ratio)),
    async stop() {
      let timer: NodeJS.Timeout | undefined;
      const timeout = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, STOP_TIMEOUT_MS);
      });
      // Failures to export have been logged.
      await Promise.race([provider.shutdown().catch(() => undefined), timeout]);
      clearTimeout(timer);
    },
  };
}

function exporterOf(config: TracingConfig): SpanExporter {
  const { url, headers } = config;
  if (config.exporter === 'console') return logSpans(process.stderr);
  // Each package has its own copies of its dependencies, so only the used one is loaded.
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { OTLPTraceExporter } =
    config.protocol === 'http/json'
      ? (require('@opentelemetry/exporter-trace-otlp-http') as typeof Json)
      : (require('@opentelemetry/exporter-trace-otlp-proto') as typeof Protobuf);
  /* eslint-enable @typescript-eslint/no-require-imports */
  return new OTLPTraceExporter({ url, headers: { ...headers } });
}
