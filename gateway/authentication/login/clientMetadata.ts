import type { ClientMetadata } from 'oidc-provider';
import type { ClientEntry } from '../../../schema/registry';
import { FAPI_ALGORITHMS } from '../challenge';
import { ROLE_OF_KIND } from '../clientClaims';
import { SIGNING_ALGORITHM } from '../demoIssuer';

/** Where a client may receive its code: this path on the loopback addresses, with any port. */
const REDIRECT_URIS = ['http://127.0.0.1/callback', 'http://[::1]/callback'];

/**
 * A registered client as the demonstration login knows it. A client with keys authenticates with
 * them (private_key_jwt), pushes its authorisation requests (PAR) and may request tokens of its
 * own; a client without keys is public. Undefined for a client that may not log in here: not
 * active, not confirmed, a partner without keys, or bound to a certificate.
 */
export function clientMetadata(client: ClientEntry): ClientMetadata | undefined {
  const { id, kind, name, jwks, binding } = client;
  if (client.status !== 'ACTIVE' || !client.confirmed || binding === 'MTLS') return undefined;
  if (kind === 'PARTNER' && jwks === undefined) return undefined;
  const ownTokens = jwks !== undefined && ROLE_OF_KIND[kind] !== undefined;
  return {
    client_id: id,
    client_name: name,
    application_type: 'native',
    redirect_uris: [...REDIRECT_URIS],
    response_types: ['code'],
    grant_types: ['authorization_code', ...(ownTokens ? ['client_credentials'] : [])],
    scope: ['openid', ...client.purposes].join(' '),
    id_token_signed_response_alg: SIGNING_ALGORITHM,
    dpop_bound_access_tokens: binding === 'DPOP',
    ...(jwks === undefined
      ? { token_endpoint_auth_method: 'none' }
      : {
          token_endpoint_auth_method: 'private_key_jwt',
          jwks: { keys: jwks.keys.map((key) => ({ ...key })) },
          require_pushed_authorization_requests: true,
        }),
  };
}

/** Signature algorithms of client assertions and proofs. */
export const CLIENT_ALGORITHMS = [...FAPI_ALGORITHMS];
