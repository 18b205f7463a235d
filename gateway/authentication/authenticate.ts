import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { isErrorCode } from '../../schema/errors';
import type { Viewer } from '../../schema/viewer';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';
import { parametersOf } from '../http/parameters';
import { timesSent } from '../http/timesSent';
import { refuse } from '../http/refuse';
import { challenge } from './challenge';
import type { Confirmation } from '../http/confirmation';
import type { SenderConstraint } from './senderConstraint';

/** The content of a valid token: its caller, and the key or certificate it is bound to. */
export interface VerifiedToken {
  readonly viewer: Viewer;
  readonly confirmation?: Confirmation;
}

/** @throws an error of the catalogue when the token is invalid */
export type TokenVerifier = (token: string) => VerifiedToken | Promise<VerifiedToken>;

const CREDENTIALS = /^(Bearer|DPoP) +([A-Za-z0-9._~+/-]+=*) *$/i;
const UNBOUND: Confirmation = Object.freeze({});

/**
 * Identifies the caller. A request without a token is anonymous. A token that is invalid, or bound
 * to another sender, is refused with 401 and never treated as absent. The token is the only source
 * of identity: the gateway reads no identity headers of a client, and forwards none of its headers
 * to a subgraph. A token in the URL is refused unread, because URLs are logged (RFC 9700, section
 * 4.3.2).
 */
export function authenticate(verify: TokenVerifier, sender: SenderConstraint, log: Logger): Step {
  return (exchange) => {
    if (exchange.url.includes('?') && 'access_token' in parametersOf(exchange.url)) {
      challenge(exchange, 'Bearer', 'TOKEN_INVALID', sender.baseUrl);
      return refuse(
        exchange,
        'TOKEN_INVALID',
        'Send the access token in the header authorization, not in the URL.',
      );
    }
    const { request } = exchange;
    const header = request.headers.authorization;
    // Without a token the caller is anonymous, the default of an exchange.
    if (header === undefined) return;
    const [, given, token] = CREDENTIALS.exec(header) ?? [];
    const scheme = given?.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer';
    if (token === undefined || timesSent(request, 'authorization') > 1) {
      challenge(exchange, scheme, 'TOKEN_INVALID', sender.baseUrl);
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
    const refused = (error: unknown) => refuseToken(exchange, { scheme, sender, log }, error);
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
  how: {
    readonly scheme: 'Bearer' | 'DPoP';
    readonly sender: SenderConstraint;
    readonly log: Logger;
  },
  error: unknown,
): void {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  if (!isErrorCode(code)) throw error;
  how.log.info({ requestId: exchange.requestId, code }, 'a token was refused');
  challenge(exchange, how.scheme, code, how.sender.baseUrl);
  refuse(exchange, code, (error as GraphQLError).message);
}

/** Refuses anonymous callers, where every response is about the caller. */
export function onlyAuthenticated(sender: Pick<SenderConstraint, 'baseUrl'>): Step {
  return (exchange) => {
    if (exchange.viewer.authenticated) return;
    challenge(exchange, undefined, 'UNAUTHENTICATED', sender.baseUrl);
    refuse(exchange, 'UNAUTHENTICATED');
  };
}
