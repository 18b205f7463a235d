import type { RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { ERRORS, isErrorCode } from '../../schema/errors';
import { ANONYMOUS, type Viewer } from '../../schema/viewer';
import { refuse } from '../http/refuse';
import { challenge } from './challenge';
import type { Confirmation } from './confirmation';
import type { SenderConstraint } from './senderConstraint';

/** What a token that holds says: who asks, and what the token is bound to. */
export interface VerifiedToken {
  readonly viewer: Viewer;
  readonly confirmation?: Confirmation;
}

/** @throws an error of the catalogue when the token is not one to believe */
export type TokenVerifier = (token: string) => Promise<VerifiedToken>;

const CREDENTIALS = /^(Bearer|DPoP) +([A-Za-z0-9._~+/-]+=*) *$/i;
const UNBOUND: Confirmation = Object.freeze({});

/**
 * Settles who asks. No token is the anonymous caller; a token that does not hold, or that is bound
 * to somebody else than its sender, is refused with 401 and never treated as none. The token is
 * the only thing believed: whatever identity headers a client sends are not read here or anywhere,
 * and nothing of its headers goes on to a subgraph. A token in the address is refused without a
 * look at it: addresses end up in logs (RFC 9700, section 4.3.2).
 */
export function authenticate(
  verify: TokenVerifier,
  sender: SenderConstraint,
  log: Logger,
): RequestHandler {
  return (request, response, next) => {
    if ('access_token' in request.query) {
      challenge(response, 'Bearer', 'TOKEN_INVALID');
      return refuse(
        response,
        'TOKEN_INVALID',
        'An access token belongs into the header authorization, never into the address.',
      );
    }
    const [header, ...more] = request.headersDistinct['authorization'] ?? [];
    if (header === undefined) {
      response.locals['viewer'] = ANONYMOUS;
      return next();
    }
    const [, given, token] = CREDENTIALS.exec(header) ?? [];
    const scheme = given?.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer';
    if (token === undefined || more.length > 0) {
      challenge(response, scheme, 'TOKEN_INVALID');
      return refuse(response, 'TOKEN_INVALID');
    }
    if (scheme === 'DPoP') response.setHeader('dpop-nonce', sender.proofs.nonce());
    const settle = async () => {
      const { viewer, confirmation = UNBOUND } = await verify(token);
      await sender.check(scheme, token, confirmation, request);
      response.locals['viewer'] = viewer;
      response.locals['confirmation'] = confirmation;
    };
    settle().then(
      () => next(),
      (error: unknown) => {
        const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
        if (!isErrorCode(code)) return next(error);
        log.info(
          { requestId: response.locals['requestId'] as string, code },
          'a token was refused',
        );
        if (ERRORS[code].status === 401) challenge(response, scheme, code);
        refuse(response, code, (error as GraphQLError).message);
      },
    );
  };
}
