import { createHash } from 'node:crypto';
import { printSchema, type GraphQLError, type GraphQLSchema } from 'graphql';
import { isErrorCode } from '../../schema/errors';
import type { GatewayContext } from '../context';
import { hasTag } from '../http/cacheable';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';
import { refuse } from '../http/refuse';
import { retryAfterIn } from '../http/retryAfter';

/** Path of the API schema as SDL. */
export const SCHEMA_PATH = '/schema.graphql';

const SDL_TYPE = 'application/graphql; charset=utf-8';

/** Counts one read of the schema for its caller; returns the refusal when too many were made. */
export type SchemaReads = (
  context: GatewayContext,
) => GraphQLError | undefined | Promise<GraphQLError | undefined>;

/**
 * Responds to `GET` and `HEAD` with the schema that clients query, as SDL with all descriptions,
 * for code generators and editors. Only callers who may introspect receive it, and each response
 * counts as one introspection; a response without a body (304) does not.
 */
export function schemaRoute(
  schemaOf: () => GraphQLSchema,
  contextOf: (exchange: Exchange) => GatewayContext,
  reads: SchemaReads,
): Step {
  let printed: { readonly text: string; readonly tag: string } | undefined;
  const current = () => {
    if (printed === undefined) {
      const text = `${printSchema(schemaOf())}\n`;
      printed = { text, tag: `"${createHash('sha256').update(text).digest('base64url')}"` };
    }
    return printed;
  };
  return async (exchange) => {
    const { method, headers } = exchange.request;
    if (method !== 'GET' && method !== 'HEAD') {
      exchange.header('allow', 'GET, HEAD');
      return refuse(exchange, 'INVALID_OPERATION', 'Request the schema with GET.', 405);
    }
    const context = contextOf(exchange);
    if (!context.mayIntrospect)
      return refuse(exchange, 'UNAUTHENTICATED', 'Log in to read the schema.');
    const { text, tag } = current();
    exchange.header('etag', tag);
    exchange.header('cache-control', 'private, no-cache');
    exchange.vary('Authorization');
    if (hasTag(headers['if-none-match'], tag)) return exchange.sendHead(304);
    const refused = await reads(context);
    const code = refused?.extensions['code'];
    if (refused && isErrorCode(code))
      return refuse(exchange, code, refused.message, undefined, retryAfterIn(refused.extensions));
    exchange.send(200, text, SDL_TYPE);
  };
}
