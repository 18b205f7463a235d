import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { creditError, type ErrorCode } from '../../schema/errors';
import type { TokenVerifier, VerifiedToken } from './authenticate';
import { viewerFromClaims } from './claims';
import { confirmationFromClaims } from './confirmation';

/** Asymmetric algorithms only: with a shared secret, whoever checks could also issue. */
const ALGORITHMS = [
  'EdDSA',
  'Ed25519',
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
];
const CLOCK_TOLERANCE = 5;
/** Characters of verified tokens that are remembered. */
const MOST_CHARACTERS = 8 * 1024 * 1024;
/** Milliseconds a verified token is remembered: how late the removal of an issuer's key acts. */
const REMEMBERED_FOR = 60_000;

export interface TokenIssuer {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
}

/** The issuer behind a JWKS address; keys are fetched when needed, at most every 30 seconds. */
export function remoteIssuer(settings: {
  readonly jwksUri: string;
  readonly issuer: string;
  readonly audience: string;
}): TokenIssuer {
  const remote = createRemoteJWKSet(new URL(settings.jwksUri), {
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
    timeoutDuration: 5000,
  });
  return {
    async keys(header, token) {
      try {
        return await remote(header, token);
      } catch (error) {
        // A key that is not among the issuer's is the token's fault; anything else the issuer's.
        if (error instanceof errors.JWKSNoMatchingKey) throw error;
        if (error instanceof errors.JWKSMultipleMatchingKeys) throw error;
        if (error instanceof errors.JOSENotSupported) throw error;
        throw creditError(
          'NOT_READY',
          'The issuer of access tokens cannot be reached at the moment; try again shortly.',
        );
      }
    },
    issuer: settings.issuer,
    audience: settings.audience,
  };
}

/**
 * Checks access tokens of one issuer: signature, issuer, audience, expiry. A token that holds is
 * remembered by its text for a minute, and never beyond its expiry.
 */
export function tokenVerifier({ keys, issuer, audience }: TokenIssuer): TokenVerifier {
  const verified = new LRUCache<string, VerifiedToken>({ max: 5000, maxSize: MOST_CHARACTERS });

  async function verify(token: string): Promise<{ held: VerifiedToken; expires: number }> {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE,
      requiredClaims: ['sub', 'exp'],
    });
    const viewer = viewerFromClaims(payload);
    const confirmation = confirmationFromClaims(payload);
    if (!viewer || !confirmation)
      throw creditError('TOKEN_INVALID', 'A claim of the access token is malformed.');
    return { held: { viewer, confirmation }, expires: (payload.exp ?? 0) * 1000 };
  }

  async function remember(token: string): Promise<VerifiedToken> {
    try {
      const { held, expires } = await verify(token);
      const ttl = Math.min(expires - Date.now(), REMEMBERED_FOR);
      if (ttl > 0) verified.set(token, held, { ttl, size: token.length });
      return held;
    } catch (error) {
      throw refusal(error);
    }
  }

  return (token) => verified.get(token) ?? remember(token);
}

function refusal(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return creditError('TOKEN_EXPIRED');
  if (error instanceof errors.JWTClaimValidationFailed) {
    const codes: Record<string, ErrorCode> = {
      aud: 'TOKEN_WRONG_AUDIENCE',
      iss: 'TOKEN_WRONG_ISSUER',
    };
    return creditError(codes[error.claim] ?? 'TOKEN_INVALID');
  }
  return error instanceof errors.JOSEError ? creditError('TOKEN_INVALID') : error;
}
