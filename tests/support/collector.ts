import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as a collector receives it. */
export interface ReceivedSpan {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly kind: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly failed: boolean;
}

/** A collector of OpenTelemetry that stores what it receives, as OTLP over HTTP in JSON. */
export interface Collector {
  /** The base URL, as OTEL_EXPORTER_OTLP_ENDPOINT names it. */
  readonly url: string;
  readonly spans: ReceivedSpan[];
  /** The requests as received: their headers and bodies. */
  readonly received: { readonly headers: object; readonly body: string }[];
  stop(): Promise<void>;
}

export async function startCollector(): Promise<Collector> {
  const spans: ReceivedSpan[] = [];
  const received: { headers: object; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      received.push({ headers: request.headers, body });
      if (request.url === '/v1/traces' && request.headers['content-type'] === 'application/json')
        spans.push(...spansOf(JSON.parse(body)));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    received,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function spansOf(body: any): ReceivedSpan[] {
  return body.resourceSpans.flatMap(({ resource, scopeSpans }: any) => {
    const service = attributesOf(resource.attributes)['service.name'] as string;
    return scopeSpans.flatMap(({ spans }: any) =>
      spans.map(({ name, traceId, spanId, parentSpanId = '', kind, attributes, status }: any) => ({
        ...{ service, name, traceId, spanId, parentSpanId, kind },
        attributes: attributesOf(attributes),
        failed: status.code === 2,
      })),
    );
  });
}

function attributesOf(list: any[]): Record<string, unknown> {
  return Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]]));
}
