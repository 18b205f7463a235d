import type { Step } from './chain';
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
 */
export function cors({ origins, localOrigins }: CorsSettings): Step {
  const allowed = new Set(origins);
  const isAllowed = (origin: string) =>
    allowed.has(origin) || (localOrigins && LOCAL_ORIGIN.test(origin));
  return (exchange) => {
    const { method, headers } = exchange.request;
    const { origin } = headers;
    if (origin === undefined) return;
    const isPreflight =
      method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
    exchange.vary('Origin');
    if (isAllowed(origin)) {
      exchange.header('access-control-allow-origin', origin);
      if (isPreflight) {
        exchange.header('access-control-allow-methods', 'GET, HEAD, POST');
        exchange.header('access-control-allow-headers', REQUEST_HEADERS);
        exchange.header('access-control-max-age', String(PREFLIGHT_SECONDS));
        exchange.sendHead(204);
      } else exchange.header('access-control-expose-headers', RESPONSE_HEADERS);
    } else if (isPreflight) {
      refuse(
        exchange,
        'FORBIDDEN',
        'Pages of this origin may not call the service; its operator lists origins in CORS_ORIGINS.',
      );
    }
  };
}
