import type { RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { ERRORS, isErrorCode } from '../../schema/errors';
import { ANONYMOUS, type Viewer } from '../../schema/viewer';
import { refuse } from '../http/refuse';

/** @throws an error of the catalogue when the token is not one to believe */
export type TokenVerifier = (token: string) => Promise<Viewer>;

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i;

/**
 * Settles who asks. No token is the anonymous caller; a token that does not hold is refused with
 * 401 and never treated as none. The token is the only thing believed: whatever identity headers
 * a client sends are not read here or anywhere, and nothing of its headers goes on to a subgraph.
 */
export function authenticate(verify: TokenVerifier, log: Logger): RequestHandler {
  return (request, response, next) => {
    const header = request.headers.authorization;
    if (header === undefined) {
      response.locals['viewer'] = ANONYMOUS;
      return next();
    }
    const token = BEARER.exec(header)?.[1];
    if (token === undefined) {
      challenge(response);
      return refuse(response, 'TOKEN_INVALID');
    }
    verify(token).then(
      (viewer) => {
        response.locals['viewer'] = viewer;
        next();
      },
      (error: unknown) => {
        const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
        if (!isErrorCode(code)) return next(error);
        log.info(
          { requestId: response.locals['requestId'] as string, code },
          'a token was refused',
        );
        if (ERRORS[code].status === 401) challenge(response);
        refuse(response, code, (error as GraphQLError).message);
      },
    );
  };
}

/** RFC 6750, section 3: what a 401 to a bearer token says. */
function challenge(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader(
    'www-authenticate',
    'Bearer realm="hedong-credit-gateway", error="invalid_token"',
  );
}
