import { readSettings } from '../settings/readSettings';
import { TELEMETRY_SETTINGS } from '../settings/telemetry';
import type { TracingConfig } from './tracing/tracingConfig';

/** The settings of a process's telemetry. */
export interface TelemetryConfig {
  /** The address of the metrics page; undefined without one. */
  readonly metrics: { readonly port: number; readonly host: string } | undefined;
  /** undefined when no spans are recorded. */
  readonly tracing: TracingConfig | undefined;
}

const DEFAULT_ENDPOINT = 'http://localhost:4318';

/**
 * Reads the settings of telemetry.
 * @param name the service in spans, unless OTEL_SERVICE_NAME names it
 * @throws Error with one sentence for each invalid setting
 */
export function readTelemetryConfig(
  name: string,
  env: NodeJS.ProcessEnv = process.env,
): TelemetryConfig {
  const values = readSettings(TELEMETRY_SETTINGS, env);
  const { METRICS_PORT: port, METRICS_HOST: host } = values;
  return Object.freeze({
    metrics: port === undefined ? undefined : { port, host },
    tracing: tracingOf(values, name),
  });
}

function tracingOf(
  values: ReturnType<typeof readSettings<typeof TELEMETRY_SETTINGS>>,
  name: string,
): TracingConfig | undefined {
  const base = values.OTEL_EXPORTER_OTLP_ENDPOINT;
  const given =
    values.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base === undefined ? undefined : tracesUrl(base));
  const exporter = values.OTEL_TRACES_EXPORTER ?? (given === undefined ? 'none' : 'otlp');
  if (exporter === 'none' || values.OTEL_SDK_DISABLED === 'true') return undefined;
  return {
    exporter,
    url: given ?? tracesUrl(DEFAULT_ENDPOINT),
    protocol: values.OTEL_EXPORTER_OTLP_PROTOCOL,
    headers: headersOf(values.OTEL_EXPORTER_OTLP_HEADERS ?? ''),
    service: values.OTEL_SERVICE_NAME ?? name,
    sampler: values.OTEL_TRACES_SAMPLER,
    ratio: values.OTEL_TRACES_SAMPLER_ARG,
  };
}

function tracesUrl(base: string): string {
  return `${base.replace(/\/$/, '')}/v1/traces`;
}

/** @throws Error with one sentence, without the value, when a pair is malformed */
function headersOf(text: string): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  try {
    return Object.fromEntries(
      pairs.map((pair) => {
        const index = pair.indexOf('=');
        if (index < 1) throw new TypeError('A pair has no name.');
        return [pair.slice(0, index).trim(), decodeURIComponent(pair.slice(index + 1).trim())];
      }),
    );
  } catch {
    throw new Error(
      'The settings are not valid. OTEL_EXPORTER_OTLP_HEADERS must be name=value pairs, separated by commas and percent-encoded.',
    );
  }
}

/**
 * The telemetry settings of a child process: those of this process, with a name and a metrics port
 * of its own.
 * @param position of the child among its siblings, from 1
 */
export function childTelemetry(
  child: string,
  position: number,
  env: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const { METRICS_PORT: port, METRICS_HOST: host, OTEL_SERVICE_NAME: service } = env;
  const passed = Object.entries(env).flatMap(([name, value]): [string, string][] =>
    name.startsWith('OTEL_') && value ? [[name, value]] : [],
  );
  return {
    ...Object.fromEntries(passed),
    ...(host && { METRICS_HOST: host }),
    ...(service && { OTEL_SERVICE_NAME: `${service}-${child}` }),
    // Port 0 takes a free one in every process.
    ...(port && { METRICS_PORT: port === '0' ? '0' : String(Number(port) + position) }),
  };
}
