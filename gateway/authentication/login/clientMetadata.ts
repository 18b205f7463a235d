import type { ClientMetadata } from 'oidc-provider';
import type { ClientEntry, ClientKind } from '../../../schema/registry';
import { FAPI_ALGORITHMS } from '../challenge';
import { ROLE_OF_KIND } from '../clientClaims';
import { SIGNING_ALGORITHM } from '../demoIssuer';

/** Where a client may receive its code: this path on the loopback addresses, with any port. */
const REDIRECT_URIS = ['http://127.0.0.1/callback', 'http://[::1]/callback'];

/** Where a caller may land after a logout. */
const POST_LOGOUT_REDIRECT_URIS = [
  ...['http://127.0.0.1/', 'http://127.0.0.1/callback'],
  ...['http://[::1]/', 'http://[::1]/callback'],
];

/**
 * The kinds whose callers may stay logged in. Staff and analysts log in again, because their tokens
 * name a strength of login.
 */
const STAYING_KINDS: readonly ClientKind[] = ['PORTAL', 'PARTNER'];

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
    post_logout_redirect_uris: [...POST_LOGOUT_REDIRECT_URIS],
    grant_types: [
      'authorization_code',
      ...(staysLoggedIn(client) ? ['refresh_token'] : []),
      ...(ownTokens ? ['client_credentials'] : []),
    ],
    scope: scopesOf(client).join(' '),
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

/** Whether callers of a client may get refresh tokens. */
function staysLoggedIn({ kind }: ClientEntry): boolean {
  return STAYING_KINDS.includes(kind);
}

/** The scopes that a client may request. */
export function scopesOf(client: ClientEntry): readonly string[] {
  return ['openid', ...(staysLoggedIn(client) ? ['offline_access'] : []), ...client.purposes];
}

/** Signature algorithms of client assertions and proofs. */
export const CLIENT_ALGORITHMS = [...FAPI_ALGORITHMS];
