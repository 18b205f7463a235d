import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { boundedBody, LONGEST_BODY_MS } from './boundedBody';
import type { Step } from './chain';
import { refuse } from './refuse';

/** Longer than a proxy keeps idle connections, so that the proxy always closes them first. */
export const KEEP_ALIVE_TIMEOUT_MS = 65_000;

/** A listening port. */
export interface Listener {
  readonly url: string;
  /** Stops accepting requests, waits `timeout` ms for active ones, then closes all connections. */
  stop(timeout: number): Promise<void>;
}

/** Whether the service is stopping. */
export class Draining {
  #begun = false;
  get begun(): boolean {
    return this.#begun;
  }
  begin(): void {
    this.#begun = true;
  }
  /** Refuses requests on keep-alive connections once the service is stopping. */
  gate(): Step {
    return (exchange) => {
      if (!this.#begun) return;
      exchange.header('connection', 'close');
      refuse(exchange, 'NOT_READY');
    };
  }
}

/**
 * Listens on a port (0 takes any free one).
 * @throws Error with one sentence that names the port and the fault
 */
export async function listen(
  app: RequestListener,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Listener> {
  const server = createServer((request, response) => {
    boundedBody(request);
    app(request, response);
  });
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
  server.headersTimeout = 20_000;
  server.requestTimeout = LONGEST_BODY_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(listenFault(error, port, host), { cause: error })),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const hostname = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${hostname}:${address.port}`,
    stop: (timeout) => close(server, timeout),
  };
}

/**
 * Checks that the service can listen on a port, before a start does expensive work.
 * @throws Error with one sentence that names the port and the fault
 */
export async function checkPort(address: {
  readonly port: number;
  readonly host: string;
}): Promise<void> {
  const listener = await listen(() => undefined, address);
  await listener.stop(0);
}

function listenFault(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken; choose another with PORT.`;
    case 'EACCES':
      return `Port ${port} on ${host} may not be used by this account; choose another with PORT.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST ${host} is not an address of this machine.`;
    default:
      return `Port ${port} on ${host} cannot be listened on (${error.code ?? error.name}).`;
  }
}

async function close(server: Server, timeout: number): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), timeout);
  // A keep-alive connection becomes idle after its last response and is then closed too.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(timer);
  clearInterval(sweep);
}
