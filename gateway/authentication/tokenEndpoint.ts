import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Registry, ClientEntry } from '../../schema/registry';
import { chineseOf } from '../../schema/chinese/chineseOf';
import { exchangeOf } from '../http/exchange';
import { languageOf } from '../http/language';
import { assertedClient } from './clientAssertion';
import { clientClaims, ROLE_OF_KIND } from './clientClaims';
import { DEMO_ISSUER, type DemoIssuer } from './demoIssuer';
import { OauthError } from './oauthError';
import { proofOf, type SenderConstraint } from './senderConstraint';

/** Path at which the demo issuer grants tokens. */
export const TOKEN_PATH = '/token';

/** Seconds for which a granted token is valid. */
const LIFETIME_SECONDS = 300;

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const paramsSchema = z.object({
  grant_type: z.string().max(100),
  client_assertion_type: z.literal(ASSERTION_TYPE),
  client_assertion: z.string().max(8192),
  scope: z.string().max(1000).optional(),
});

export interface TokenEndpointOptions {
  readonly issuer: DemoIssuer;
  readonly registry: Pick<Registry, 'client'>;
  readonly sender: SenderConstraint;
  readonly log: Logger;
}

/**
 * The token endpoint of the demo issuer, never of production. It answers without the login being
 * loaded, and also clients whose tokens are bound to a certificate. A registered client gets a token of
 * its own (RFC 6749, section 4.4) for its assertion (private_key_jwt, RFC 7523). The token is bound
 * to the key of its DPoP proof (RFC 9449, section 5), or to its certificate when it is registered
 * for mTLS. `scope` names the one purpose of the token.
 */
export function tokenEndpoint(
  options: TokenEndpointOptions,
): (RequestHandler | ErrorRequestHandler)[] {
  const { sender, log } = options;
  const grant: RequestHandler = (request, response, next) => {
    response.setHeader('dpop-nonce', sender.proofs.nonce());
    granted(request, options).then(
      (token) => response.json(token),
      (error: unknown) => {
        const refusal = oauthError(error);
        if (refusal === undefined) return next(error);
        log.info(
          { requestId: exchangeOf(response).requestId, code: refusal.code },
          'a token was not granted',
        );
        refuse(request, response, refusal);
      },
    );
  };
  const unreadable: ErrorRequestHandler = (error: { status?: number }, request, response, next) => {
    if (error.status === undefined || error.status >= 500) return next(error);
    refuse(request, response, new OauthError('invalid_request', 'The body cannot be read.'));
  };
  return [onlyForms, express.urlencoded({ extended: false, limit: 16_384 }), grant, unreadable];
}

const onlyForms: RequestHandler = (request, response, next) => {
  if (request.method === 'POST' && request.is('application/x-www-form-urlencoded')) return next();
  const refusal = new OauthError(
    'invalid_request',
    'Request a token with POST and content type application/x-www-form-urlencoded.',
  );
  if (request.method !== 'POST') response.setHeader('allow', 'POST');
  refuse(request, response, refusal, request.method === 'POST' ? 400 : 405);
};

/**
 * Sends a refusal. `error_description` allows ASCII only (RFC 6749, section 5.2), so a caller who
 * reads Chinese gets the sentence in a member of its own, `message`.
 */
function refuse(
  { headers }: Request,
  response: Response,
  { code, message, status: usual }: OauthError,
  status = usual,
): void {
  const chinese = languageOf(headers['accept-language']) === 'en' ? undefined : chineseOf(message);
  response.vary('Accept-Language');
  response.status(status).json({
    error: code,
    error_description: message,
    ...(chinese !== undefined && { message: chinese }),
  });
}

async function granted(
  request: Request,
  { issuer, registry, sender }: TokenEndpointOptions,
): Promise<Record<string, unknown>> {
  const params = paramsSchema.safeParse(request.body);
  if (!params.success)
    throw new OauthError(
      'invalid_request',
      'grant_type, client_assertion_type and client_assertion are required, each once.',
    );
  const { grant_type: grantType, client_assertion: assertion, scope } = params.data;
  if (grantType !== 'client_credentials')
    throw new OauthError(
      'unsupported_grant_type',
      'The only supported grant type is client_credentials.',
    );
  const url = sender.addressOf(request);
  const client = await assertedClient(assertion, [DEMO_ISSUER, url], registry, sender.replays);
  const role = ROLE_OF_KIND[client.kind];
  if (role === undefined)
    throw new OauthError(
      'unauthorized_client',
      'Clients of this kind cannot get a token without a logged-in person.',
    );
  const purpose = purposeOf(scope, client);
  const confirmation = await confirmationOf(request, client, url, sender);
  const token = await issuer.issue(
    {
      sub: client.id,
      client_id: client.id,
      ...clientClaims(client, role, purpose),
      ...(confirmation && { cnf: confirmation }),
    },
    `${LIFETIME_SECONDS}s`,
  );
  return {
    access_token: token,
    token_type: confirmation && 'jkt' in confirmation ? 'DPoP' : 'Bearer',
    expires_in: LIFETIME_SECONDS,
    scope: purpose,
  };
}

/** @throws OauthError unless the scope names one purpose of the client */
function purposeOf(scope: string | undefined, { purposes }: ClientEntry): string {
  const purpose = scope ?? (purposes.length === 1 ? purposes[0] : undefined);
  if (purpose !== undefined && purposes.includes(purpose)) return purpose;
  if (purposes.length === 0)
    throw new OauthError(
      'invalid_scope',
      'The client has no purpose; ask a data steward to register one.',
    );
  throw new OauthError(
    'invalid_scope',
    `The scope must name one purpose of the client: ${purposes.join(', ')}.`,
  );
}

/** The key or certificate to bind the token to: as the client is registered, or stronger. */
async function confirmationOf(
  request: Request,
  client: ClientEntry,
  url: string,
  sender: SenderConstraint,
): Promise<{ jkt: string } | { 'x5t#S256': string } | undefined> {
  if (client.binding === 'MTLS') {
    const certificate = sender.certificateOf(request);
    if (certificate === undefined || client.certificates?.includes(certificate) === false)
      throw new OauthError('invalid_client', 'The client must present its certificate.');
    return { 'x5t#S256': certificate };
  }
  if (client.binding === 'NONE' && request.headersDistinct['dpop'] === undefined) return undefined;
  return { jkt: await sender.proofs.check(proofOf(request), { method: 'POST', url }) };
}

/** Translates errors of the catalogue to OAuth errors; undefined for an internal error. */
function oauthError(error: unknown): OauthError | undefined {
  if (error instanceof OauthError) return error;
  if (!(error instanceof GraphQLError)) return undefined;
  switch (error.extensions['code']) {
    case 'DPOP_NONCE_REQUIRED':
      return new OauthError('use_dpop_nonce', error.message);
    case 'DPOP_PROOF_INVALID':
      return new OauthError('invalid_dpop_proof', error.message);
    default:
      return new OauthError(
        'temporarily_unavailable',
        'The service is temporarily unavailable; retry shortly.',
      );
  }
}
