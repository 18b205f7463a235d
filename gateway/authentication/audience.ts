/** The audience of the service when no setting names another. */
export const AUDIENCE = 'hedong-credit-gateway';

/** Path of the GraphQL endpoint. */
export const GRAPHQL_PATH = '/graphql';

/**
 * The audiences that a token may name when no setting names one: the name of the service, or its
 * resource identifier (RFC 8707), where the address of the service is known.
 */
export function defaultAudience(publicUrl: string | undefined): readonly string[] {
  if (publicUrl === undefined) return [AUDIENCE];
  return [AUDIENCE, `${publicUrl.replace(/\/+$/, '')}${GRAPHQL_PATH}`];
}
