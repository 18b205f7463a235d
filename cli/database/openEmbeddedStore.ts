import { privateSocket, startStoreThread } from 'embedded-mongo';
import { createWorker } from '../../process/createWorker';
import { addressOf, forgetAddress, noteAddress } from './storeAddress';

export interface EmbeddedConfig {
  dataDir: string;
  /**
   * The loopback port on which the embedded server listens (0: any). Absent, it listens on a unix
   * socket in the data folder, where the system has them.
   */
  port?: number | undefined;
  username?: string | undefined;
  password?: string | undefined;
  /** Uses the embedded server that holds the folder already, where one runs. */
  attach?: boolean | undefined;
  /** Called with the embedded server's own errors. */
  log?: (message: string, error: unknown) => void;
}

export interface OpenedStore {
  /** What a driver connects to, credentials included where they are needed. */
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
 * Starts the embedded server in a thread of this process, or attaches to the one that holds the
 * data folder.
 * @throws StoreOpenError or ListenError when the server cannot start
 */
export async function openEmbeddedStore({
  dataDir,
  port,
  username,
  password,
  attach,
  log,
}: EmbeddedConfig): Promise<OpenedStore> {
  const running = attach ? await addressOf(dataDir) : undefined;
  if (running !== undefined) {
    return { uri: running, kind: 'embedded', stop: async () => undefined };
  }
  const socketPath = port === undefined ? await privateSocket(dataDir) : undefined;
  const store = await startStoreThread({
    dataDir,
    createWorker,
    ...(port !== undefined && { port }),
    ...(socketPath !== undefined && { socketPath }),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(log && { log }),
  });
  const uri = withCredentials(store.uri, username, password);
  await noteAddress(dataDir, uri).catch(async (error: unknown) => {
    await store.stop();
    throw error;
  });
  return {
    uri,
    kind: 'embedded',
    async stop() {
      await forgetAddress(dataDir);
      await store.stop();
    },
  };
}
