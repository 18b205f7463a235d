import { z } from 'zod';
import { httpUrl, oneOf, port, text } from './forms';
import { setting } from './setting';

/** Metrics and traces. The `OTEL_` variables are those of the OpenTelemetry specification. */
export const TELEMETRY_SETTINGS = {
  METRICS_PORT: setting(port, {
    english:
      'Port of the metrics page `/metrics` for Prometheus. `npm run start:services` gives its subgraphs the ports that follow.',
    chinese:
      '供 Prometheus 抓取的指标页 `/metrics` 的端口；`npm run start:services` 的各子图依次使用其后的端口。',
    absent: { english: 'no metrics page', chinese: '不提供指标页' },
  }),
  METRICS_HOST: setting(
    text('address', '地址', 'must name an address to listen on'),
    {
      english: 'Address on which the metrics page listens.',
      chinese: '指标页的监听地址。',
    },
    { default: '127.0.0.1' },
  ),
  OTEL_TRACES_EXPORTER: setting(
    oneOf(['otlp', 'console', 'none'], 'must be otlp, console or none'),
    {
      english: 'Where spans are sent; `console` is standard error.',
      chinese: '追踪跨度的去向；`console` 为标准错误。',
      absent: {
        english: '`otlp` when an endpoint is set, otherwise `none`',
        chinese: '设有端点时为 `otlp`，否则为 `none`',
      },
    },
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(httpUrl, {
    english: 'Base URL of the OTLP collector; spans go to `/v1/traces` below it.',
    chinese: 'OTLP 采集器的基础地址；跨度发往其下的 `/v1/traces`。',
    absent: {
      english: '`http://localhost:4318` for `otlp`',
      chinese: '`otlp` 时为 `http://localhost:4318`',
    },
  }),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: setting(httpUrl, {
    english: 'Full URL for spans, instead of the base URL.',
    chinese: '跨度的完整地址，取代基础地址。',
    absent: { english: 'below the base URL', chinese: '位于基础地址之下' },
  }),
  OTEL_EXPORTER_OTLP_PROTOCOL: setting(
    oneOf(['http/protobuf', 'http/json'], 'must be http/protobuf or http/json'),
    { english: 'Encoding of the spans.', chinese: '跨度的编码。' },
    { default: 'http/protobuf' },
  ),
  OTEL_EXPORTER_OTLP_HEADERS: setting(text('name=value,…', 'name=value,…', 'must not be empty'), {
    english: 'Headers for the collector, for example its key; values are percent-encoded.',
    chinese: '发给采集器的请求头，如其密钥；值用百分号编码。',
    secret: true,
    absent: { english: 'none', chinese: '无' },
  }),
  OTEL_SERVICE_NAME: setting(text('name', '名称', 'must not be empty'), {
    english: 'Name of the service in spans.',
    chinese: '跨度中的服务名。',
    absent: {
      english:
        '`hedong-credit`, with `-gateway` or the name of the subgraph when it is a process of its own',
      chinese: '`hedong-credit`；独立进程另加 `-gateway` 或子图名',
    },
  }),
  OTEL_TRACES_SAMPLER: setting(
    oneOf(
      [
        'always_on',
        'always_off',
        'traceidratio',
        'parentbased_always_on',
        'parentbased_always_off',
        'parentbased_traceidratio',
      ],
      'must be a sampler of the OpenTelemetry specification, for example parentbased_traceidratio',
    ),
    {
      english:
        'Which requests are traced. A `parentbased_` sampler follows the `traceparent` of the client.',
      chinese: '追踪哪些请求；`parentbased_` 类采样器依客户端的 `traceparent` 决定。',
    },
    { default: 'parentbased_always_on' },
  ),
  OTEL_TRACES_SAMPLER_ARG: setting(
    {
      english: '0 to 1',
      chinese: '0 至 1',
      schema: z.coerce
        .number('must be a share from 0 to 1')
        .min(0, 'must be a share from 0 to 1')
        .max(1, 'must be a share from 0 to 1'),
    },
    {
      english: 'Share of the requests that a ratio sampler traces.',
      chinese: '按比例采样的份额。',
    },
    { default: 1 },
  ),
  OTEL_SDK_DISABLED: setting(
    oneOf(['true', 'false'], 'must be true or false'),
    { english: 'Switches tracing off.', chinese: '关闭追踪。' },
    { default: 'false' },
  ),
} as const;
