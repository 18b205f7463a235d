import type { EmbeddedStoreOptions } from '../server/startServer';

/** What the worker thread finds in its `workerData`: the server's options, without functions. */
export interface StoreThreadData {
  readonly store: Omit<EmbeddedStoreOptions, 'log'>;
}

/** What the thread reports; an error's `name` is that of its class. */
export type FromStore =
  | { readonly kind: 'ready'; readonly uri: string; readonly port: number }
  | { readonly kind: 'refused'; readonly name: string; readonly message: string }
  | { readonly kind: 'fault'; readonly message: string; readonly error: unknown };

/** The one message to the thread: stop the server and end. */
export type Stop = 'stop';
