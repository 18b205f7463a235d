import { randomBytes } from 'node:crypto';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { Registry, ClientEntry } from '../../../schema/registry';
import { PURPOSES } from '../../../schema/policy/purposes';
import { AUDIENCE, GRAPHQL_PATH } from '../audience';
import { clientClaims, ROLE_OF_KIND } from '../clientClaims';
import { SIGNING_ALGORITHM, type DemoIssuer } from '../demoIssuer';
import { accountsOf, purposeIn, type Account } from './accounts';
import { boundedAdapter } from './boundedAdapter';
import { CLIENT_ALGORITHMS, clientMetadata } from './clientMetadata';
import type { ProviderParts } from './loadProvider';
import { errorPage, pagePolicy } from './pages';

/** Seconds for which tokens of a client, tokens of a person, and a login in progress are valid. */
const CLIENT_TOKEN_SECONDS = 300;
const PERSON_TOKEN_SECONDS = 900;
const LOGIN_SECONDS = 600;

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

export interface ProviderOptions {
  readonly issuer: DemoIssuer;
  readonly registry: Pick<Registry, 'client'>;
  /** Base URL of the service. */
  readonly base: string;
  /** Path of the page on which a caller is chosen; the id of the login follows. */
  readonly loginPath: string;
}

/**
 * The settings of oidc-provider: authorisation code with PKCE, PAR, DPoP with nonces,
 * private_key_jwt, client credentials, and access tokens as JWTs for this service. Confidential
 * clients follow the FAPI 2.0 Security Profile.
 */
export function providerSettings(
  { issuer, registry, base, loginPath }: ProviderOptions,
  { errors }: Pick<ProviderParts, 'errors'>,
): Configuration {
  const entryOf = async (id: string | undefined): Promise<ClientEntry> => {
    const entry = id === undefined ? null : await registry.client(id);
    if (entry === null) throw new errors.InvalidClient('The client is not registered.');
    return entry;
  };
  const accountOf = async (id: string, clientId: string | undefined) =>
    (await accountsOf(await entryOf(clientId), issuer.dataDir)).find(
      (account) => account.id === id,
    );

  return {
    adapter: boundedAdapter(async (id) => {
      const entry = await registry.client(id);
      return entry === null ? undefined : clientMetadata(entry);
    }),
    jwks: { keys: [issuer.loginKey] },
    enabledJWA: {
      idTokenSigningAlgValues: [SIGNING_ALGORITHM],
      clientAuthSigningAlgValues: CLIENT_ALGORITHMS,
      dPoPSigningAlgValues: CLIENT_ALGORITHMS,
    } as Configuration['enabledJWA'],
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
    clientAuthMethods: ['none', 'private_key_jwt'],
    responseTypes: ['code'],
    scopes: ['openid', ...PURPOSES.map(({ code }) => code)],
    claims: { openid: ['sub', 'name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    clientBasedCORS: (_context, origin) => LOOPBACK.includes(new URL(origin).hostname),
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    ttl: {
      AccessToken: PERSON_TOKEN_SECONDS,
      ClientCredentials: CLIENT_TOKEN_SECONDS,
      AuthorizationCode: 60,
      IdToken: PERSON_TOKEN_SECONDS,
      Interaction: LOGIN_SECONDS,
      Grant: LOGIN_SECONDS,
      Session: LOGIN_SECONDS,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
      fapi: {
        enabled: true,
        profile: (_context, client) =>
          client?.clientAuthMethod === 'private_key_jwt' ? '2.0' : undefined,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resourceAt(base),
        useGrantedResource: () => true,
        getResourceServerInfo: async (_context, resource, client) => {
          if (!isThisService(resource, base))
            throw new errors.InvalidTarget(`The resource must be ${resourceAt(base)}.`);
          const { purposes } = await entryOf(client.clientId);
          return {
            audience: AUDIENCE,
            scope: purposes.join(' '),
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: SIGNING_ALGORITHM } },
          };
        },
      },
    },
    interactions: { url: (_context, { uid }) => `${loginPath}/${uid}` },
    // Sessions are not stored, so no token may depend on one.
    expiresWithSession: () => false,
    async findAccount(context, id) {
      const account = await accountOf(id, context.oidc.client?.clientId);
      return (
        account && { accountId: id, claims: () => Promise.resolve({ sub: id, name: account.name }) }
      );
    },
    async extraTokenClaims(_context, token) {
      const entry = await entryOf(token.clientId);
      const purpose = purposeIn(token.scope, entry);
      if (token.kind === 'ClientCredentials') return ownClaims(entry, purpose, errors);
      const account: Account | undefined = await accountOf(token.accountId, token.clientId);
      if (account === undefined) throw new errors.AccessDenied('The account no longer exists.');
      return { ...account.claims, ...(purpose !== undefined && { purpose }) };
    },
    renderError: (context: KoaContextWithOIDC, out) => {
      context.type = 'html';
      context.set('content-security-policy', pagePolicy());
      context.body = errorPage(out.error_description ?? out.error);
    },
  };
}

/**
 * The claims of a token that a client gets for itself. A client with one purpose need not name it.
 */
function ownClaims(
  entry: ClientEntry,
  asked: string | undefined,
  errors: ProviderParts['errors'],
): Record<string, unknown> {
  const role = ROLE_OF_KIND[entry.kind];
  if (role === undefined)
    throw new errors.UnauthorizedClient('Clients of this kind get no token without a person.');
  const purpose = asked ?? (entry.purposes.length === 1 ? entry.purposes[0] : undefined);
  if (purpose === undefined)
    throw new errors.InvalidScope(
      'The scope must be one of the purposes of the client.',
      entry.purposes.join(' '),
    );
  return clientClaims(entry, role, purpose);
}

/** The resource for which tokens are: the GraphQL endpoint of the service at a base URL. */
export function resourceAt(base: string): string {
  return `${base}${GRAPHQL_PATH}`;
}

/** Whether a resource is the GraphQL endpoint, under whatever loopback name it was reached. */
function isThisService(resource: string, base: string): boolean {
  const [asked, own] = [new URL(resource), new URL(base)];
  if (asked.pathname !== `${own.pathname.replace(/\/$/, '')}${GRAPHQL_PATH}`) return false;
  if (asked.origin === own.origin) return true;
  const local = [asked, own].every(({ hostname }) => LOOPBACK.includes(hostname));
  return local && asked.port === own.port && asked.protocol === own.protocol;
}
