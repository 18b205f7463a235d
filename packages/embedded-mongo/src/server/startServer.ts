import type { Socket } from 'node:net';
import { allCommands } from '../commands/index';
import type { Log } from '../base/log';
import { REPLICA_SET } from '../commands/handshake';
import { openEngine } from '../engine/engine';
import type { Connection } from '../connections/connection';
import { listen } from './listen';
import { ScramCredentials } from '../connections/scram';
import { serveConnection } from './serve';
import { startSweeper } from './sweeper';
import { ListenError } from '../base/startErrors';

export interface EmbeddedStoreOptions {
  /** Folder of the data; created when missing, locked for this process. */
  dataDir: string;
  /** 0 (the default) takes any free port. */
  port?: number;
  /** A loopback address; 127.0.0.1 unless given. */
  host?: string;
  /** A unix socket (mode 0600) instead of a port. */
  socketPath?: string;
  /** With these, connections must authenticate by SCRAM-SHA-256. */
  username?: string;
  password?: string;
  /** Called with the store's own errors; never with those of a client. */
  log?: Log;
}

export interface EmbeddedStore {
  /** What a driver connects to; holds no password. */
  readonly uri: string;
  /** 0 where a unix socket is used. */
  readonly port: number;
  /** Closes every connection, writes what is waiting and releases the folder. */
  stop(): Promise<void>;
}

/**
 * Starts the MongoDB-compatible server on a data folder, in this thread.
 * @throws StoreOpenError when the folder cannot be used, ListenError when the address cannot
 */
export async function startServer(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  const log = options.log ?? (() => undefined);
  const { username, password } = options;
  if ((username === undefined) !== (password === undefined)) {
    throw new ListenError('A username and a password have to be configured together');
  }
  const credentials =
    username !== undefined && password !== undefined
      ? new ScramCredentials(username, password)
      : undefined;
  const engine = openEngine(options.dataDir, log);
  const open = new Map<Socket, Promise<void>>();
  let lastId = 0;
  let address = '';
  const endpoint = await listen(options, (socket) => {
    const connection: Connection = {
      id: ++lastId,
      address,
      credentials,
      authenticated: credentials === undefined,
      user: undefined,
      interrupt: undefined,
      exchange: undefined,
    };
    engine.connections.add(connection);
    const served = serveConnection(socket, engine, allCommands, connection, log).finally(() => {
      open.delete(socket);
      engine.connections.delete(connection);
    });
    open.set(socket, served);
  }).catch(async (error: unknown) => {
    await engine.close();
    throw error;
  });
  address = endpoint.address;
  const stopSweeper = startSweeper(engine, log);
  return {
    uri: uriOf(address, options.socketPath),
    port: endpoint.port,
    stop: async () => {
      endpoint.server.close();
      for (const socket of open.keys()) socket.destroy();
      // A command still running reads the file: it has to end before that is closed.
      await Promise.all(open.values());
      await stopSweeper();
      await engine.close();
    },
  };
}

/** Drivers that look for the members of a replica set write their hosts in lower case, paths too. */
function uriOf(address: string, socketPath: string | undefined): string {
  return socketPath === undefined
    ? `mongodb://${address}/?replicaSet=${REPLICA_SET}`
    : `mongodb://${encodeURIComponent(socketPath)}/?directConnection=true`;
}
