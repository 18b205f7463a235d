import { chmodSync, existsSync, statSync, unlinkSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { ListenError } from '../base/startErrors';

export interface Endpoint {
  readonly server: Server;
  /** host:port, or the path of the socket. */
  readonly address: string;
  readonly port: number;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Listens on a loopback port (0: any free one) or on a unix socket only its owner may open.
 * @throws ListenError for another host, an address in use, or, in a thread, a socket in a folder
 *   that others may enter
 */
export async function listen(
  options: { host?: string; port?: number; socketPath?: string },
  onConnection: (socket: Socket) => void,
): Promise<Endpoint> {
  const { host = '127.0.0.1', port = 0, socketPath } = options;
  if (!socketPath && !LOOPBACK.has(host)) {
    throw new ListenError(`The embedded store listens on loopback only, not on ${host}`);
  }
  const server = createServer({ noDelay: true }, onConnection);
  if (socketPath) prepareSocket(socketPath);
  // A socket has the permissions of the mask until they are set; a thread cannot change the mask.
  const umask = socketPath && isMainThread ? process.umask(0o177) : undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      if (socketPath) server.listen(socketPath, resolve);
      else server.listen(port, host, resolve);
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const where = socketPath ?? `${host}:${port}`;
    throw new ListenError(
      code === 'EADDRINUSE'
        ? `The address ${where} is in use`
        : `Cannot listen on ${where}: ${message}`,
    );
  } finally {
    if (umask !== undefined) process.umask(umask);
  }
  if (socketPath) chmodSync(socketPath, 0o600);
  const bound = server.address() as AddressInfo | string;
  if (typeof bound === 'string') return { server, address: bound, port: 0 };
  const shown = host === '::1' ? '[::1]' : '127.0.0.1';
  return { server, address: `${shown}:${bound.port}`, port: bound.port };
}

function prepareSocket(path: string): void {
  const folder = dirname(path);
  if (!isMainThread && (statSync(folder).mode & 0o077) !== 0)
    throw new ListenError(
      `The folder ${folder} of the socket must be its owner's alone (mode 0700)`,
    );
  if (existsSync(path)) unlinkSync(path);
}
