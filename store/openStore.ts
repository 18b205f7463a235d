import { privateSocket } from '../packages/embedded-mongo/src/server/privateSocket';
import { addressOf, forgetAddress, noteAddress } from './storeAddress';
import { startStoreThread } from '../packages/embedded-mongo/src/thread/startStoreThread';

export interface OpenStoreConfig {
  /** A MongoDB to use; without it the embedded server is started on `dataDir`. */
  mongodbUri?: string | undefined;
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
  /** Told of the embedded server's own faults. */
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
 * The one place where the database comes from: the MongoDB of the configuration, or the embedded
 * server in this process, which other processes can reach by the same URI.
 * @throws StoreOpenError or ListenError when the embedded server cannot start
 */
export async function openStore(config: OpenStoreConfig): Promise<OpenedStore> {
  const { mongodbUri, dataDir, port, username, password, log } = config;
  if (mongodbUri) {
    return { uri: mongodbUri, kind: 'mongodb', stop: async () => undefined };
  }
  const running = config.attach ? await addressOf(dataDir) : undefined;
  if (running !== undefined) {
    return { uri: running, kind: 'embedded', stop: async () => undefined };
  }
  const socketPath = port === undefined ? await privateSocket(dataDir) : undefined;
  const store = await startStoreThread({
    dataDir,
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
