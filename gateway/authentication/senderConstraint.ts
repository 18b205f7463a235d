import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { creditError } from '../../schema/errors';
import { certificateThumbprint } from './clientCertificate';
import type { Confirmation } from '../http/confirmation';
import type { TrustedProxies } from '../http/trustedProxies';
import { memoryReplays } from './dpop/memoryReplays';
import { nonces } from './dpop/nonces';
import { dpopProofs, type Proofs } from './dpop/proofs';
import { redisReplays } from './dpop/redisReplays';
import type { Replays } from './dpop/replays';

/** Settings of the check that a caller possesses its token's key or certificate. */
export interface SenderSettings {
  /** Base URL under which clients reach this service; what the client called when absent. */
  readonly publicUrl?: string;
  /** The key of nonces, the same for every gateway; generated at each start when absent. */
  readonly nonceKey?: Buffer;
  /** The header in which a trusted proxy passes the client's certificate. */
  readonly certificateHeader?: string;
  /** URL of the Redis in which several gateways store used proofs. */
  readonly redisUrl?: string;
}

/** Checks that an access token is sent by the holder of the key or certificate it is bound to. */
export interface SenderConstraint {
  readonly proofs: Proofs;
  readonly replays: Replays;
  /** The base URL under which the client of a request reaches the service, without a slash. */
  baseUrl(this: void, request: IncomingMessage): string;
  /** The URL of a request as clients know it. */
  addressOf(request: IncomingMessage): string;
  /** Thumbprint of the client certificate of the connection; undefined when there is none. */
  certificateOf(request: IncomingMessage): string | undefined;
  /**
   * @throws DPOP_PROOF_INVALID, DPOP_NONCE_REQUIRED, TOKEN_INVALID when the token belongs to
   *   another sender, or is sent with a weaker proof than its binding requires
   */
  check(
    scheme: 'Bearer' | 'DPoP',
    token: string,
    confirmation: Confirmation,
    request: IncomingMessage,
  ): void | Promise<void>;
  stop(): Promise<void>;
}

/**
 * Creates the check from its settings. Proofs always require a nonce of this service.
 * @param trusted the only senders of a certificate header that is believed
 */
export function senderConstraint(
  settings: SenderSettings,
  trusted: TrustedProxies,
  log: Logger,
): SenderConstraint {
  const { publicUrl, nonceKey = randomBytes(32), certificateHeader, redisUrl } = settings;
  const replays = redisUrl === undefined ? memoryReplays() : redisReplays(redisUrl, log);
  const proofs = dpopProofs(nonces(nonceKey), replays);
  const base = publicUrl?.replace(/\/+$/, '');

  const baseUrl = (request: IncomingMessage) => base ?? originOf(trusted.origin(request));
  const addressOf = (request: IncomingMessage) => {
    // Express strips the mount path from `url` and stores the full URL in `originalUrl`.
    const { originalUrl = request.url ?? '' } = request as { originalUrl?: string };
    return `${baseUrl(request)}${new URL(originalUrl, 'http://host').pathname}`;
  };
  const certificateOf = (request: IncomingMessage) =>
    // Anybody else can write any certificate into the header without having its key.
    trusted.sent(request) ? certificateThumbprint(request, certificateHeader) : undefined;

  async function proven(request: IncomingMessage, token: string, jkt: string): Promise<void> {
    const thumbprint = await proofs.check(proofOf(request), {
      method: request.method ?? '',
      url: addressOf(request),
      accessToken: token,
    });
    if (thumbprint !== jkt)
      throw creditError(
        'DPOP_PROOF_INVALID',
        'The DPoP proof was made with another key than the one that the access token is bound to.',
      );
  }

  return {
    proofs,
    replays,
    baseUrl,
    addressOf,
    certificateOf,
    check(scheme, token, { jkt, certificate }, request) {
      if (certificate !== undefined && certificate !== certificateOf(request))
        throw creditError(
          'TOKEN_INVALID',
          'The access token is bound to another certificate than that of the connection.',
        );
      if (scheme === 'Bearer') {
        if (jkt === undefined) return;
        throw creditError(
          'DPOP_PROOF_INVALID',
          'The access token is bound to a key; send it with the scheme DPoP and a proof.',
        );
      }
      if (jkt === undefined)
        throw creditError('TOKEN_INVALID', 'The access token is not bound to a key.');
      return proven(request, token, jkt);
    },
    stop: () => replays.stop(),
  };
}

/** The normal form of an origin that a client wrote; `http://localhost` for a malformed one. */
function originOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).origin : 'http://localhost';
}

/**
 * The DPoP proof of a request.
 * @throws DPOP_PROOF_INVALID when there is none, or more than one
 */
export function proofOf(request: IncomingMessage): string {
  const [proof, ...more] = request.headersDistinct['dpop'] ?? [];
  if (proof === undefined || more.length > 0)
    throw creditError('DPOP_PROOF_INVALID', 'The request must carry one DPoP proof.');
  return proof;
}
