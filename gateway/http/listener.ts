import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Step } from './chain';
import { refuse } from './refuse';

/** A listening port. */
export interface Listener {
  readonly url: string;
  /** Stops taking requests, gives those under way `timeout` ms, then closes what is left. */
  stop(timeout: number): Promise<void>;
}

/** Whether the service is on its way out. */
export class Draining {
  #begun = false;
  get begun(): boolean {
    return this.#begun;
  }
  begin(): void {
    this.#begun = true;
  }
  /** Refuses what comes in on a kept connection after the end has begun. */
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
 * @throws Error with one sentence that names the port and what is wrong with it
 */
export async function listen(
  app: RequestListener,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Listener> {
  const server = createServer(app);
  // Longer than a proxy keeps idle connections, so that it is never the server that hangs up.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 20_000;
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(listenFault(error, port, host), { cause: error })),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${shown}:${address.port}`,
    stop: (timeout) => close(server, timeout),
  };
}

/**
 * Makes sure that a port can be listened on, before work is done that would be in vain.
 * @throws Error with one sentence that names the port and what is wrong with it
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
  // A connection kept alive goes idle when its last answer has left; then it is closed too.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(timer);
  clearInterval(sweep);
}
