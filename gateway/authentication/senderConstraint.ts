import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { Logger } from 'pino';
import { creditError } from '../../schema/errors';
import { certificateThumbprint } from './clientCertificate';
import type { Confirmation } from '../http/confirmation';
import { memoryReplays } from './dpop/memoryReplays';
import { nonces } from './dpop/nonces';
import { dpopProofs, type Proofs } from './dpop/proofs';
import { redisReplays } from './dpop/redisReplays';
import type { Replays } from './dpop/replays';

/** How senders of requests prove that a token is theirs. */
export interface SenderSettings {
  /** Where clients find this service; the request's own `host` where absent. */
  readonly publicUrl?: string;
  /** The key that nonces are made with, the same for every gateway; made anew where absent. */
  readonly nonceKey?: Buffer;
  /** The header in which a proxy in front passes the client's certificate. */
  readonly certificateHeader?: string;
  /** Where several gateways remember the proofs they have seen. */
  readonly redisUrl?: string;
}

/** Holds what an access token is bound to against who sends it. */
export interface SenderConstraint {
  readonly proofs: Proofs;
  readonly replays: Replays;
  /** The address of a request as clients know it. */
  addressOf(request: IncomingMessage): string;
  /** Thumbprint of the certificate the request came under; undefined where there is none. */
  certificateOf(request: IncomingMessage): string | undefined;
  /**
   * @throws DPOP_PROOF_INVALID, DPOP_NONCE_REQUIRED, TOKEN_INVALID when the token is another's, or
   *   is shown in a weaker way than it is bound
   */
  check(
    scheme: 'Bearer' | 'DPoP',
    token: string,
    confirmation: Confirmation,
    request: IncomingMessage,
  ): void | Promise<void>;
  stop(): Promise<void>;
}

/** Checks senders as the settings say. Proofs always need a nonce of this service. */
export function senderConstraint(settings: SenderSettings, log: Logger): SenderConstraint {
  const { publicUrl, nonceKey = randomBytes(32), certificateHeader, redisUrl } = settings;
  const replays = redisUrl === undefined ? memoryReplays() : redisReplays(redisUrl, log);
  const proofs = dpopProofs(nonces(nonceKey), replays);
  const base = publicUrl?.replace(/\/+$/, '');

  const addressOf = (request: IncomingMessage) => {
    // Express shortens the address of a request, and keeps it as it was sent.
    const { originalUrl = request.url ?? '' } = request as { originalUrl?: string };
    const path = new URL(originalUrl, 'http://host').pathname;
    const protocol = (request.socket as TLSSocket).encrypted ? 'https' : 'http';
    return `${base ?? `${protocol}://${request.headers.host ?? ''}`}${path}`;
  };
  const certificateOf = (request: IncomingMessage) =>
    certificateThumbprint(request, certificateHeader);

  async function proven(request: IncomingMessage, token: string, jkt: string): Promise<void> {
    const thumbprint = await proofs.check(proofOf(request), {
      method: request.method ?? '',
      url: addressOf(request),
      accessToken: token,
    });
    if (thumbprint !== jkt)
      throw creditError(
        'DPOP_PROOF_INVALID',
        'The DPoP proof of the request is of another key than the access token.',
      );
  }

  return {
    proofs,
    replays,
    addressOf,
    certificateOf,
    check(scheme, token, { jkt, certificate }, request) {
      if (certificate !== undefined && certificate !== certificateOf(request))
        throw creditError(
          'TOKEN_INVALID',
          'The access token is bound to a certificate that the request did not come under.',
        );
      if (scheme === 'Bearer') {
        if (jkt === undefined) return;
        throw creditError(
          'DPOP_PROOF_INVALID',
          'The access token is bound to a key: send it with the scheme DPoP and a proof.',
        );
      }
      if (jkt === undefined)
        throw creditError('TOKEN_INVALID', 'The access token is not bound to a key.');
      return proven(request, token, jkt);
    },
    stop: () => replays.stop(),
  };
}

/** The one proof a request carries. @throws DPOP_PROOF_INVALID for none or several */
export function proofOf(request: IncomingMessage): string {
  const [proof, ...more] = request.headersDistinct['dpop'] ?? [];
  if (proof === undefined || more.length > 0)
    throw creditError('DPOP_PROOF_INVALID', 'The request must carry one DPoP proof.');
  return proof;
}
