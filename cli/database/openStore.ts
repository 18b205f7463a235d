import type * as Embedded from './openEmbeddedStore';
import type { EmbeddedConfig, OpenedStore } from './openEmbeddedStore';

export type { OpenedStore } from './openEmbeddedStore';

export interface OpenStoreConfig extends EmbeddedConfig {
  /** The MongoDB to use; without it the embedded server is started on `dataDir`. */
  mongodbUri?: string | undefined;
}

// Production has its own MongoDB, and an image without the embedded database.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loadEmbedded = () => require('./openEmbeddedStore') as typeof Embedded;

/**
 * Opens the database, the only way to do so: the configured MongoDB, or the embedded server in this
 * process, which other processes reach by the returned URI.
 * @throws StoreOpenError or ListenError when the embedded server cannot start
 */
export async function openStore({ mongodbUri, ...config }: OpenStoreConfig): Promise<OpenedStore> {
  if (mongodbUri) {
    return { uri: mongodbUri, kind: 'mongodb', stop: async () => undefined };
  }
  return loadEmbedded().openEmbeddedStore(config);
}
