import type * as Matcher from './query/compileMatcher';
import type * as Server from './server/startServer';
import type { EmbeddedStore, EmbeddedStoreOptions } from './server/startServer';

export { ListenError, StoreOpenError } from './base/startErrors';
export { privateSocket } from './server/privateSocket';
export type { EmbeddedStore, EmbeddedStoreOptions } from './server/startServer';
export { folderOwner } from './storage/lockFolder';
export {
  startStoreThread,
  type CreateWorker,
  type StoreThreadOptions,
} from './thread/startStoreThread';

// A process that runs the server in a thread never loads the engine itself: these are loaded when
// they are called.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded at the first call
const loadServer = () => require('./server/startServer') as typeof Server;
// eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded at the first call
const loadMatcher = () => require('./query/compileMatcher') as typeof Matcher;

/**
 * Starts the MongoDB-compatible server on a data folder, in this thread.
 * @throws StoreOpenError when the folder cannot be used, ListenError when the address cannot
 */
export async function startEmbeddedStore(options: EmbeddedStoreOptions): Promise<EmbeddedStore> {
  return loadServer().startServer(options);
}

/**
 * Compiles a filter of MongoDB's query language to a test of single documents.
 * @throws Error with MongoDB's code for a filter that MongoDB refuses
 */
export function compileMatcher(
  filter: Record<string, unknown>,
): (document: Record<string, unknown>) => boolean {
  return loadMatcher().compileMatcher(filter);
}
