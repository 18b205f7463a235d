import { privateSocket, startStoreThread } from 'embedded-mongo';
import { createWorker } from '../../process/createWorker';
import { addressOf, removeAddress, writeAddress } from './storeAddress';

export interface EmbeddedConfig {
  dataDir: string;
  /**
   * The loopback port of the embedded server (0: any). When absent, it listens on a Unix socket in
   * the data folder, on systems that have them.
   */
  port?: number | undefined;
  username?: string | undefined;
  password?: string | undefined;
  /** Connects to the embedded server that already uses the folder, when one runs. */
  attach?: boolean | undefined;
  /** Called when the thread of the embedded server has begun to open the folder. */
  onOpening?: (() => void) | undefined;
  /** Called for errors of the embedded server itself. */
  log?: (message: string, error: unknown) => void;
}

export interface OpenedStore {
  /** The connection URI for a driver, with credentials if needed. */
  readonly uri: string;
  readonly kind: 'mongodb' | 'embedded';
  stop(): Promise<void>;
}

function withCredentials(uri: string, username?: string, password?: string): string {
  if (username === undefined || password === undefined) return uri;
  const user = `${encodeURIComponent(username)}:${encodeURIComponent(password)}@`;
  return `${uri.replace('mongodb://', `mongodb://${user}`)}&authSource=admin`;
}

/**
 * Starts the embedded server in a thread of this process, or connects to the one that already uses
 * the data folder.
 * @throws StoreOpenError or ListenError when the server cannot start
 */
export async function openEmbeddedStore({
  dataDir,
  port,
  username,
  password,
  attach,
  onOpening,
  log,
}: EmbeddedConfig): Promise<OpenedStore> {
  const running = attach ? await addressOf(dataDir) : undefined;
  if (running !== undefined) {
    return { uri: running, kind: 'embedded', stop: async () => undefined };
  }
  const socketPath = port === undefined ? await privateSocket(dataDir) : undefined;
  const starting = startStoreThread({
    dataDir,
    createWorker,
    ...(port !== undefined && { port }),
    ...(socketPath !== undefined && { socketPath }),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(log && { log }),
  });
  onOpening?.();
  const store = await starting;
  const uri = withCredentials(store.uri, username, password);
  await writeAddress(dataDir, uri).catch(async (error: unknown) => {
    await store.stop();
    throw error;
  });
  return {
    uri,
    kind: 'embedded',
    async stop() {
      await removeAddress(dataDir);
      await store.stop();
    },
  };
}
