import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The web server of a portal: an origin of its own, with one page. */
export interface PortalServer {
  readonly origin: string;
  stop(): void;
}

const HTML =
  '<!doctype html><meta charset="utf-8"><title>Portal</title><body><script type="module" src="/portal.js"></script>';

/** Bundles the page and serves it. @param service address of the service */
export async function startPortal(service: string): Promise<PortalServer> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'portal.mjs')],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    define: { SERVICE: JSON.stringify(service) },
    write: false,
  });
  const server = createServer(({ url = '/' }, response) => {
    const isScript = url === '/portal.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? outputFiles[0]?.text : HTML);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => void server.close(),
  };
}
