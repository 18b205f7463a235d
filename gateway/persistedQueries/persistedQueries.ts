import type { Logger } from 'pino';
import type { Step } from '../http/chain';
import { withoutPersistedQuery } from '../http/documentReference';
import type { Exchange } from '../http/exchange';
import { refuse } from '../http/refuse';
import type { GatewayPlugin } from '../plugin';
import { hashOf } from './hashOf';
import { memoryQueries } from './memoryQueries';
import type { PersistedQueryStore } from './persistedQueryStore';
import { redisQueries } from './redisQueries';

/** Automatic persisted queries, as Apollo's clients send them. */
export interface PersistedQueries {
  /** Replaces a hash by its text. Runs after the safelist, which decides what a client may send. */
  readonly step: Step;
  /** Stores the text of a request that names its hash, once the operation has proved valid. */
  readonly plugin: GatewayPlugin;
  /** The text of a hash; undefined for an unknown one and for what is no hash. */
  find(hash: string): Promise<string | undefined>;
  stop(): Promise<void>;
}

interface Body {
  query?: string;
  extensions?: { readonly persistedQuery?: unknown } | null | undefined;
}

const HASH = /^[0-9a-f]{64}$/i;
const VERSION = 1;

/**
 * Creates the store of a gateway: in Redis, shared by several gateways, or in its memory
 * (https://www.apollographql.com/docs/apollo-server/performance/apq).
 */
export function createPersistedQueries(
  redisUrl: string | undefined,
  log: Logger,
): PersistedQueries {
  return persistedQueries(redisUrl === undefined ? memoryQueries() : redisQueries(redisUrl, log));
}

function persistedQueries(store: PersistedQueryStore): PersistedQueries {
  const step: Step = (exchange) => {
    const body = exchange.body as Body;
    const named = body.extensions?.persistedQuery;
    if (named === undefined) return;
    const { version, sha256Hash } = (named ?? {}) as { version?: unknown; sha256Hash?: unknown };
    if (version !== VERSION) return refuse(exchange, 'PERSISTED_QUERY_NOT_SUPPORTED');
    if (typeof sha256Hash !== 'string' || !HASH.test(sha256Hash))
      return refuse(
        exchange,
        'INVALID_OPERATION',
        'The sha256Hash of extensions.persistedQuery must have 64 hexadecimal digits.',
      );
    const hash = sha256Hash.toLowerCase();
    body.extensions = withoutPersistedQuery(body.extensions);
    if (body.query === undefined) {
      const known = store.get(hash);
      return known instanceof Promise
        ? known.then((text) => use(exchange, body, text))
        : use(exchange, body, known);
    }
    if (hashOf(body.query) === hash) exchange.persisting = hash;
    else
      refuse(
        exchange,
        'INVALID_OPERATION',
        'The sha256Hash of extensions.persistedQuery is not the SHA-256 of the query.',
      );
  };
  const plugin: GatewayPlugin = {
    didResolveOperation({ contextValue: { persisting }, source }) {
      if (persisting !== undefined) store.set(persisting, source);
    },
  };
  return {
    step,
    plugin,
    find: async (hash) => (HASH.test(hash) ? store.get(hash.toLowerCase()) : undefined),
    stop: () => store.stop(),
  };
}

function use(exchange: Exchange, body: Body, text: string | undefined): void {
  if (text === undefined) return refuse(exchange, 'PERSISTED_QUERY_NOT_FOUND');
  body.query = text;
  if (exchange.read !== undefined) exchange.read.names = 'hash';
}
