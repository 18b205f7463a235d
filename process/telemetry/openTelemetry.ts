import type { Logger } from 'pino';
import type { TelemetryConfig } from './config';
import { Metrics } from './metrics/metrics';
import { startMetricsServer } from './metrics/metricsServer';
import { openTracing } from './tracing/openTracing';
import type { Tracing } from './tracing/trace';

/** Where the parts of a process count and record. */
export interface Telemetry {
  readonly metrics: Metrics;
  /** Absent where no spans are recorded. */
  readonly tracing?: Tracing;
}

/** The telemetry of a process. */
export interface OpenedTelemetry extends Telemetry {
  /** The URL of the metrics page; absent without one. */
  readonly metricsUrl?: string;
  /** Sends what has been recorded. Never rejects. */
  stop(): Promise<void>;
}

/**
 * Opens the telemetry of a process: the metrics page and the export of spans, each only where the
 * settings ask for it.
 * @throws Error with one sentence when the port of the metrics page cannot be used
 */
export async function openTelemetry(
  { metrics: address, tracing: config }: TelemetryConfig,
  log: Logger,
): Promise<OpenedTelemetry> {
  const metrics = new Metrics();
  const server = address && (await startMetricsServer(metrics, address, log));
  const traced = config && openTracing(config, log);
  return {
    metrics,
    ...(traced && { tracing: traced.tracing }),
    ...(server && { metricsUrl: server.url }),
    async stop() {
      await Promise.all([server?.stop(), traced?.stop()]);
    },
  };
}
