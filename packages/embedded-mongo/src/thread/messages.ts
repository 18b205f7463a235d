import type { EmbeddedStoreOptions } from '../index';

/** What the thread of the embedded server is started with: all but the functions. */
export type WorkerOptions = Omit<EmbeddedStoreOptions, 'log'>;

/** What that thread says; an error's `name` is that of its class. */
export type FromStore =
  | { readonly kind: 'ready'; readonly uri: string; readonly port: number }
  | { readonly kind: 'refused'; readonly name: string; readonly message: string }
  | { readonly kind: 'fault'; readonly message: string; readonly error: unknown }
  | { readonly kind: 'stopped' };
