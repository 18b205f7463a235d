import type { IncomingMessage } from 'node:http';
import type { Step } from './chain';
import type { ClientOrigins } from './clientOrigins';
import type { Exchange } from './exchange';
import { refuse } from './refuse';

/** The origins whose pages may call the service from a browser (CORS). */
export interface CorsSettings {
  /** Origins such as `https://portal.example`. */
  readonly origins: readonly string[];
  /** Whether pages of this machine may call it too, at any port. */
  readonly localOrigins: boolean;
}

export const NO_CORS: CorsSettings = Object.freeze({ origins: [], localOrigins: false });

const LOCAL_ORIGIN = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/** Request headers that the gateway reads, and those that clients add for tracing and statistics. */
const REQUEST_HEADERS = [
  ...['accept', 'accept-language', 'authorization', 'content-type', 'dpop', 'if-none-match'],
  ...['consent', 'as-consent', 'idempotency-key', 'refusals', 'x-request-id'],
  ...['traceparent', 'tracestate'],
  ...['apollo-require-preflight', 'apollographql-client-name', 'apollographql-client-version'],
  ...['x-apollo-operation-name', 'graphql-client-name', 'graphql-client-version'],
].join(', ');

/** Response headers that scripts may read besides the few that CORS always allows. */
const RESPONSE_HEADERS = [
  ...['dpop-nonce', 'www-authenticate', 'etag', 'x-request-id', 'retry-after'],
  ...['ratelimit', 'ratelimit-policy', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'],
  'content-disposition',
].join(', ');

/** Seconds for which a browser may cache a preflight: two hours, the most that Chromium accepts. */
const PREFLIGHT_SECONDS = 7200;

/**
 * Answers the preflights of browsers, and lets pages of the allowed origins read the answers. The
 * origin is always named, never `*`, and credentials are never allowed: the service knows no
 * cookies. Requests without `origin` pass untouched.
 * @param listed the origins that registered clients list; admitClient.ts then refuses the tokens of
 *   other clients
 */
export function cors(
  { origins, localOrigins }: CorsSettings,
  listed?: Pick<ClientOrigins, 'has'>,
): Step {
  const allowed = new Set(origins);
  const byClient = (exchange: Exchange, origin: string, isListed: boolean) => {
    if (!isListed) return notAllowed(exchange);
    exchange.clientOrigin = origin;
    return allow(exchange, origin);
  };
  return (exchange) => {
    const { origin } = exchange.request.headers;
    if (origin === undefined) return;
    exchange.vary('Origin');
    if (allowed.has(origin) || (localOrigins && LOCAL_ORIGIN.test(origin)))
      return allow(exchange, origin);
    const isListed = listed?.has(origin) ?? false;
    return typeof isListed === 'boolean'
      ? byClient(exchange, origin, isListed)
      : isListed.then((found) => byClient(exchange, origin, found));
  };
}

function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

function allow(exchange: Exchange, origin: string): void {
  exchange.header('access-control-allow-origin', origin);
  if (!isPreflight(exchange.request)) {
    exchange.header('access-control-expose-headers', RESPONSE_HEADERS);
    return;
  }
  exchange.header('access-control-allow-methods', 'GET, HEAD, POST');
  exchange.header('access-control-allow-headers', REQUEST_HEADERS);
  exchange.header('access-control-max-age', String(PREFLIGHT_SECONDS));
  exchange.sendHead(204);
}

function notAllowed(exchange: Exchange): void {
  if (isPreflight(exchange.request))
    refuse(
      exchange,
      'FORBIDDEN',
      'Pages of this origin may not call the service; list the origin in CORS_ORIGINS, or in the field origins of a registered client.',
    );
}
