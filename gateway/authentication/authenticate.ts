import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { ERRORS, isErrorCode } from '../../schema/errors';
import type { Viewer } from '../../schema/viewer';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';
import { parametersOf } from '../http/parameters';
import { timesSent } from '../http/timesSent';
import { refuse } from '../http/refuse';
import { challenge } from './challenge';
import type { Confirmation } from '../http/confirmation';
import type { SenderConstraint } from './senderConstraint';

/** What a token that holds says: who asks, and what the token is bound to. */
export interface VerifiedToken {
  readonly viewer: Viewer;
  readonly confirmation?: Confirmation;
}

/** @throws an error of the catalogue when the token is not one to believe */
export type TokenVerifier = (token: string) => VerifiedToken | Promise<VerifiedToken>;

const CREDENTIALS = /^(Bearer|DPoP) +([A-Za-z0-9._~+/-]+=*) *$/i;
const UNBOUND: Confirmation = Object.freeze({});

/**
 * Settles who asks. No token is the anonymous caller; a token that does not hold, or that is bound
 * to somebody else than its sender, is refused with 401 and never treated as none. The token is
 * the only thing believed: whatever identity headers a client sends are not read here or anywhere,
 * and nothing of its headers goes on to a subgraph. A token in the address is refused without a
 * look at it: addresses end up in logs (RFC 9700, section 4.3.2).
 */
export function authenticate(verify: TokenVerifier, sender: SenderConstraint, log: Logger): Step {
  return (exchange) => {
    if (exchange.url.includes('?') && 'access_token' in parametersOf(exchange.url)) {
      challenge(exchange, 'Bearer', 'TOKEN_INVALID');
      return refuse(
        exchange,
        'TOKEN_INVALID',
        'An access token belongs into the header authorization, never into the address.',
      );
    }
    const { request } = exchange;
    const header = request.headers.authorization;
    // Nobody names a token: a visitor, as an exchange begins.
    if (header === undefined) return;
    const [, given, token] = CREDENTIALS.exec(header) ?? [];
    const scheme = given?.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer';
    if (token === undefined || timesSent(request, 'authorization') > 1) {
      challenge(exchange, scheme, 'TOKEN_INVALID');
      return refuse(exchange, 'TOKEN_INVALID');
    }
    if (scheme === 'DPoP') exchange.header('dpop-nonce', sender.proofs.nonce());
    const settle = ({ viewer, confirmation = UNBOUND }: VerifiedToken): void | Promise<void> => {
      const settled = () => {
        exchange.viewer = viewer;
        exchange.confirmation = confirmation;
      };
      const checked = sender.check(scheme, token, confirmation, request);
      return checked === undefined ? settled() : checked.then(settled);
    };
    const refused = (error: unknown) => refuseToken(exchange, scheme, error, log);
    try {
      const verified = verify(token);
      const settled = 'then' in verified ? verified.then(settle) : settle(verified);
      return settled?.catch(refused);
    } catch (error) {
      return refused(error);
    }
  };
}

function refuseToken(
  exchange: Exchange,
  scheme: 'Bearer' | 'DPoP',
  error: unknown,
  log: Logger,
): void {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  if (!isErrorCode(code)) throw error;
  log.info({ requestId: exchange.requestId, code }, 'a token was refused');
  if (ERRORS[code].status === 401) challenge(exchange, scheme, code);
  refuse(exchange, code, (error as GraphQLError).message);
}
