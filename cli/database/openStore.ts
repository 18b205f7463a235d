import type * as Embedded from './openEmbeddedStore';
import type { EmbeddedConfig, OpenedStore } from './openEmbeddedStore';

export type { OpenedStore } from './openEmbeddedStore';

export interface OpenStoreConfig extends EmbeddedConfig {
  /** A MongoDB to use; without it the embedded server is started on `dataDir`. */
  mongodbUri?: string | undefined;
}

// Production has a MongoDB of its own, and an image that does not contain the embedded database.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loadEmbedded = () => require('./openEmbeddedStore') as typeof Embedded;

/**
 * The one place where the database comes from: the MongoDB of the configuration, or the embedded
 * server in this process, which other processes can reach by the same URI.
 * @throws StoreOpenError or ListenError when the embedded server cannot start
 */
export async function openStore({ mongodbUri, ...config }: OpenStoreConfig): Promise<OpenedStore> {
  if (mongodbUri) {
    return { uri: mongodbUri, kind: 'mongodb', stop: async () => undefined };
  }
  return loadEmbedded().openEmbeddedStore(config);
}
