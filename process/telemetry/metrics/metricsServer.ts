import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Metrics } from './metrics';
import type * as Page from './page';

/** A listening metrics page. */
export interface MetricsServer {
  readonly url: string;
  stop(): Promise<void>;
}

const PATH = '/metrics';

/**
 * Serves the metrics page on a port of its own, which only the network of the monitoring may reach:
 * the page names clients and operations.
 * @throws Error with one sentence when the port cannot be used
 */
export async function startMetricsServer(
  metrics: Metrics,
  { port, host }: { readonly port: number; readonly host: string },
  log: Logger,
): Promise<MetricsServer> {
  // A process without a metrics page need not load prom-client.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { metricsPage } = require('./page') as typeof Page;
  const page = metricsPage(metrics);
  const server = createServer((request, response) => {
    if (request.url !== PATH || request.method !== 'GET')
      return void response.writeHead(404, { 'content-length': 0 }).end();
    page.text().then(
      (text) => response.writeHead(200, { 'content-type': page.contentType }).end(text),
      (error: unknown) => {
        const kind = error instanceof Error ? error.name : typeof error;
        log.error({ kind }, 'the metrics page could not be written');
        response.writeHead(500, { 'content-length': 0 }).end();
      },
    );
  });
  server.unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Error(
          `Port ${port} on ${host} cannot serve the metrics (${error.code ?? error.name}); choose another with METRICS_PORT.`,
          { cause: error },
        ),
      ),
    );
    server.listen(port, host, resolve);
  });
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}${PATH}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
