import type { Logger } from 'pino';
import type * as Sdk from './sdk';
import type { OpenedTracing, TracingConfig } from './tracingConfig';

/** Loads the SDK of OpenTelemetry, which a process without tracing never loads. */
export function openTracing(config: TracingConfig, log: Logger): OpenedTracing {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { startSdk } = require('./sdk') as typeof Sdk;
  return startSdk(config, log);
}
