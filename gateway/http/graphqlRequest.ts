import { INPUT_LIMITS } from '../limits/inputLimits';
import type { Fault, Step } from './chain';
import { jsonType } from './contentType';
import type { Exchange } from './exchange';
import { boundedUrl, isRead, requestIn } from './getRequest';
import { documentReferences } from './documentReference';
import { exceededBound, type JsonBounds } from './jsonBounds';
import { readBody } from './readBody';
import { refuse } from './refuse';

/**
 * Accepts `GET` and `HEAD`, and `POST` with `application/json` in UTF-8. A browser sends such a POST
 * to another site only after a preflight; it sends a GET without one, so that may only read public
 * data (caching/readRequestPlugin.ts).
 */
export const getOrJsonPost: Step = (exchange) => {
  const { method, headers } = exchange.request;
  if (isRead(method)) return boundedUrl(exchange);
  if (method !== 'POST') {
    exchange.header('allow', 'GET, HEAD, POST');
    return refuse(exchange, 'INVALID_OPERATION', 'Send GraphQL requests with POST or GET.', 405);
  }
  const type = jsonType(headers['content-type']);
  if (type === 'other type')
    refuse(exchange, 'INVALID_OPERATION', 'The content type must be application/json.', 415);
  else if (type === 'other charset')
    refuse(exchange, 'INVALID_OPERATION', 'The charset of the body must be UTF-8.', 415);
};

/** The variables are two levels deep in the body. */
const BODY_BOUNDS: JsonBounds = { depth: INPUT_LIMITS.depth + 2, values: INPUT_LIMITS.values };

const EXCEEDED: Readonly<Record<keyof JsonBounds, string>> = {
  depth: `The body is nested too deep; a variable may have at most ${INPUT_LIMITS.depth} levels of lists and objects.`,
  values: `The body has more than ${INPUT_LIMITS.values} values; send fewer.`,
};

/**
 * Reads the request: at most 100 kB of JSON within the limits of depth and size, or the parameters
 * of the URL; one operation, no batch.
 */
export const graphqlRequest: Step = (exchange) => {
  if (!isRead(exchange.request.method))
    return readBody(exchange.request, exchange.response).then((body) => take(exchange, body));
  const request = requestIn(exchange.url);
  if (typeof request === 'string') return refuse(exchange, 'INVALID_OPERATION', request);
  exchange.read = { hasToken: exchange.request.headers.authorization !== undefined };
  return take(exchange, request);
};

function take(exchange: Exchange, request: unknown): void {
  const exceeded = exceededBound(request, BODY_BOUNDS);
  if (exceeded !== undefined) refuse(exchange, 'OPERATION_TOO_LARGE', EXCEEDED[exceeded]);
  else if (Array.isArray(request))
    refuse(
      exchange,
      'INVALID_OPERATION',
      'A request must contain one operation; batches are not supported.',
    );
  else if (!isOperation(request))
    refuse(
      exchange,
      'INVALID_OPERATION',
      exchange.read ? 'The URL has no GraphQL request.' : 'The body is not a GraphQL request.',
    );
  else exchange.body = request;
}

/** Reports why a body could not be read, without quoting it. */
export function bodyFaults(others: Fault): Fault {
  return (error, exchange) => {
    const { status, type } = error as { status?: number; type?: string };
    if (exchange.response.headersSent || status === undefined || status >= 500)
      return others(error, exchange);
    if (status === 413)
      refuse(exchange, 'OPERATION_TOO_LARGE', 'A request may have at most 100 kB.', 413);
    else if (type === 'entity.parse.failed')
      refuse(exchange, 'INVALID_OPERATION', 'The body is not JSON.');
    else refuse(exchange, 'INVALID_OPERATION', 'The body cannot be read.', status);
  };
}

function isOperation(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const { query, operationName, variables, extensions } = body as Record<string, unknown>;
  return (
    (isText(query) ||
      (query === undefined &&
        (documentReferences(body).length > 0 || namesPersisted(extensions)))) &&
    (operationName == null || typeof operationName === 'string') &&
    isObjectOrAbsent(variables) &&
    isObjectOrAbsent(extensions)
  );
}

/** Whether a request without text names one by its hash (automatic persisted queries). */
function namesPersisted(extensions: unknown): boolean {
  return typeof extensions === 'object' && extensions !== null && 'persistedQuery' in extensions;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0;
}

function isObjectOrAbsent(value: unknown): boolean {
  return value == null || (typeof value === 'object' && !Array.isArray(value));
}
