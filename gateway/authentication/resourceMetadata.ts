import type { IncomingMessage } from 'node:http';
import { Router, type RequestHandler } from 'express';
import { PURPOSES } from '../../schema/policy/purposes';
import { GRAPHQL_PATH } from './audience';

/** Path of the metadata of a resource without a path. Source: RFC 9728, section 3. */
const METADATA_PATH = '/.well-known/oauth-protected-resource';

/** The address of the metadata of the GraphQL endpoint, under the service's base URL. */
export function metadataUrl(base: string): string {
  return `${base}${METADATA_PATH}${GRAPHQL_PATH}`;
}

/** What a client must know to get a token for this service. */
export interface ProtectedResource {
  /** The issuers whose tokens it accepts. */
  readonly authorizationServers: () => readonly string[];
  /** Whether tokens may be bound to a certificate. */
  readonly acceptsCertificates: boolean;
  /** Signature algorithms of DPoP proofs. */
  readonly proofAlgorithms: readonly string[];
}

/**
 * The metadata of the service as a protected resource (RFC 9728): once for the GraphQL endpoint,
 * and once for the service as a whole, because a client checks that `resource` is what it asked
 * about.
 */
export function resourceMetadata(
  { authorizationServers, acceptsCertificates, proofAlgorithms }: ProtectedResource,
  baseUrl: (request: IncomingMessage) => string,
  ...before: readonly RequestHandler[]
): Router {
  const router = Router();
  if (before.length > 0) router.use(METADATA_PATH, ...before);
  for (const path of ['', GRAPHQL_PATH])
    router.get(`${METADATA_PATH}${path}`, (request, response) => {
      const base = baseUrl(request);
      response.json({
        resource: `${base}${path}`,
        resource_name: 'Hedong Credit Gateway',
        'resource_name#zh-CN': '河东信用网关',
        authorization_servers: authorizationServers(),
        scopes_supported: PURPOSES.map(({ code }) => code),
        bearer_methods_supported: ['header'],
        dpop_signing_alg_values_supported: proofAlgorithms,
        ...(acceptsCertificates && { tls_client_certificate_bound_access_tokens: true }),
      });
    });
  return router;
}
