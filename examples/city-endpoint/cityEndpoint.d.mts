import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CityStore } from './store.mjs';

export interface Jwks {
  readonly keys: readonly { readonly [name: string]: unknown; readonly kid: string }[];
}

export interface CityOptions {
  readonly keys: Jwks;
  readonly districtKeys: Jwks;
  readonly file?: string;
  readonly refuse?: (message: {
    readonly kind: string;
    readonly record: string;
    readonly items?: Readonly<Record<string, string>>;
  }) => { readonly code: string; readonly message: string } | undefined;
  readonly now?: () => number;
}

export function cityEndpoint(options: CityOptions): {
  readonly store: CityStore;
  handle(this: void, request: IncomingMessage, response: ServerResponse): void;
};
