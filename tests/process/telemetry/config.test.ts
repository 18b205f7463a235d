import { childTelemetry, readTelemetryConfig } from '../../../process/telemetry/config';

const read = (env: NodeJS.ProcessEnv) => readTelemetryConfig('hedong-credit', env);

describe('tracing', () => {
  it('is off without settings, and where the settings switch it off', () => {
    const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };
    expect(read({})).toEqual({ metrics: undefined, tracing: undefined });
    expect(read({ ...endpoint, OTEL_TRACES_EXPORTER: 'none' }).tracing).toBeUndefined();
    expect(read({ ...endpoint, OTEL_SDK_DISABLED: 'true' }).tracing).toBeUndefined();
  });

  it('is on with an endpoint, or with an exporter', () => {
    expect(read({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' }).tracing).toEqual({
      exporter: 'otlp',
      url: 'http://collector:4318/v1/traces',
      protocol: 'http/protobuf',
      headers: {},
      service: 'hedong-credit',
      sampler: 'parentbased_always_on',
      ratio: 1,
    });
    expect(read({ OTEL_TRACES_EXPORTER: 'otlp' }).tracing?.url).toBe(
      'http://localhost:4318/v1/traces',
    );
    expect(
      read({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://collector/spans' }).tracing?.url,
    ).toBe('https://collector/spans');
  });

  it('takes name, headers and sampler from the settings', () => {
    const { tracing } = read({
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%2Cb, x-team=credit',
      OTEL_SERVICE_NAME: 'gateway-a',
      OTEL_TRACES_SAMPLER: 'traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.01',
    });
    expect(tracing).toMatchObject({
      headers: { 'x-key': 'a,b', 'x-team': 'credit' },
      service: 'gateway-a',
      sampler: 'traceidratio',
      ratio: 0.01,
    });
  });

  it('refuses what it cannot apply, without the value of a secret', () => {
    expect(() =>
      read({
        OTEL_TRACES_EXPORTER: 'zipkin',
        OTEL_TRACES_SAMPLER_ARG: '2',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'collector',
        METRICS_PORT: 'x',
      }),
    ).toThrow(
      new Error(
        'The settings are not valid. METRICS_PORT must be a port number. OTEL_TRACES_EXPORTER must be otlp, console or none. OTEL_EXPORTER_OTLP_ENDPOINT must be an http(s) URL. OTEL_TRACES_SAMPLER_ARG must be a share from 0 to 1.',
      ),
    );
    const headers = { OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_HEADERS: 'hunter2' };
    expect(() => read(headers)).toThrow(/^(?!.*hunter2).*must be name=value pairs/);
  });
});

describe('the metrics page', () => {
  it('listens on the loopback unless METRICS_HOST says otherwise', () => {
    expect(read({ METRICS_PORT: '9464' }).metrics).toEqual({ port: 9464, host: '127.0.0.1' });
    expect(read({ METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' }).metrics?.host).toBe('0.0.0.0');
  });
});

describe('a child process', () => {
  it('gets a name and a port of its own, and no other variable', () => {
    const env = {
      METRICS_PORT: '9464',
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_SERVICE_NAME: 'hedong',
      SECRET: 's',
    };
    expect(childTelemetry('commerce', 3, env)).toEqual({
      METRICS_PORT: '9467',
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_SERVICE_NAME: 'hedong-commerce',
    });
    expect(childTelemetry('commerce', 3, { METRICS_PORT: '0' })).toEqual({ METRICS_PORT: '0' });
    expect(childTelemetry('commerce', 3, {})).toEqual({});
  });
});
