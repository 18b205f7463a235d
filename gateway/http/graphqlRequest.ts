import { bodyLimitsOf, MAX_TEXT_LENGTH } from '../limits/bodyLimits';
import { INPUT_LIMITS } from '../limits/inputLimits';
import type { Fault, Step } from './chain';
import { jsonType } from './contentType';
import type { Exchange } from './exchange';
import { boundedUrl, isRead, requestIn } from './getRequest';
import { documentReferences } from './documentReference';
import { exceededBound } from './jsonBounds';
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
const BODY_DEPTH = INPUT_LIMITS.depth + 2;

/**
 * Reads the request: JSON within the limits of depth and size, which depend on the caller, or the
 * parameters of the URL; one operation, no batch.
 */
export const graphqlRequest: Step = (exchange) => {
  const { request: incoming, response, viewer } = exchange;
  if (!isRead(incoming.method))
    return readBody(incoming, response, bodyLimitsOf(viewer).bytes).then((body) =>
      take(exchange, body),
    );
  const request = requestIn(exchange.url);
  if (typeof request === 'string') return refuse(exchange, 'INVALID_OPERATION', request);
  exchange.read = { hasToken: exchange.request.headers.authorization !== undefined };
  return take(exchange, request);
};

function take(exchange: Exchange, request: unknown): void {
  const exceeded = excessOf(request, exchange);
  if (exceeded !== undefined) refuse(exchange, 'OPERATION_TOO_LARGE', exceeded);
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

/** The limit that a request exceeds, as a sentence. */
function excessOf(request: unknown, { viewer }: Exchange): string | undefined {
  const { values } = bodyLimitsOf(viewer);
  switch (exceededBound(request, { depth: BODY_DEPTH, values })) {
    case 'depth':
      return `The body is nested too deep; a variable may have at most ${INPUT_LIMITS.depth} levels of lists and objects.`;
    case 'values':
      return `The body has more than ${values} values; send fewer.`;
    case undefined: {
      const { query } = (request ?? {}) as { readonly query?: unknown };
      return typeof query === 'string' && query.length > MAX_TEXT_LENGTH
        ? 'The text of an operation may have at most 100 kB; send its values as variables.'
        : undefined;
    }
  }
}

/** Reports why a body could not be read, without quoting it. */
export function bodyFaults(others: Fault): Fault {
  return (error, exchange) => {
    const { status, type } = error as { status?: number; type?: string };
    if (exchange.response.headersSent || status === undefined || status >= 500)
      return others(error, exchange);
    if (status === 413)
      refuse(
        exchange,
        'OPERATION_TOO_LARGE',
        `A request may have at most ${bodyLimitsOf(exchange.viewer).size}.`,
        413,
      );
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
