import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { CountedCache } from '../../process/telemetry/metrics/countedCache';
import { creditError, type ErrorCode } from '../../schema/errors';
import type { TokenVerifier, VerifiedToken } from './authenticate';
import { viewerReader, type ClaimMapping } from './claims';
import { confirmationFromClaims } from './confirmation';

/** Asymmetric algorithms only: with a shared secret, every verifier could also issue tokens. */
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
const CLOCK_TOLERANCE_SECONDS = 5;
/** Characters of verified tokens in the cache. */
const MAX_CACHED_CHARACTERS = 8 * 1024 * 1024;
/**
 * Milliseconds a verified token is cached: the longest delay until the removal of an issuer's key
 * takes effect.
 */
const CACHE_MS = 60_000;

export interface TokenIssuer {
  readonly keys: JWTVerifyGetKey;
  /** The names that the claim `iss` may have. */
  readonly issuer: string | readonly string[];
  /** The names of which the claim `aud` must contain one. */
  readonly audience: string | readonly string[];
}

/** Fetches the keys of an issuer on demand, at most every 30 seconds; a new key is found then. */
export function remoteKeys(jwksUri: string): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(new URL(jwksUri), {
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
    timeoutDuration: 5000,
  });
  return async (header, token) => {
    try {
      return await remote(header, token);
    } catch (error) {
      // An unknown key is a fault of the token; any other failure is one of the issuer.
      if (error instanceof errors.JWKSNoMatchingKey) throw error;
      if (error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      if (error instanceof errors.JOSENotSupported) throw error;
      throw issuerUnreachable();
    }
  };
}

/** The refusal of a token while the keys of its issuer cannot be read. */
export function issuerUnreachable() {
  return creditError(
    'NOT_READY',
    'The issuer of access tokens is currently unreachable; retry shortly.',
  );
}

/**
 * Verifies access tokens of one issuer: signature, issuer, audience, expiry. A valid token is
 * cached by its text for a minute, and never beyond its expiry.
 */
export function tokenVerifier(trusted: TokenIssuer, mapping?: ClaimMapping): TokenVerifier {
  const { keys, audience } = trusted;
  const viewerOf = viewerReader(mapping);
  const verified = new CountedCache<string, VerifiedToken>('tokens', {
    max: 5000,
    maxSize: MAX_CACHED_CHARACTERS,
  });

  async function verify(token: string): Promise<{ content: VerifiedToken; expires: number }> {
    const { payload } = await jwtVerify(token, keys, {
      // Read for each token: the demo issuer has its second name once the service listens.
      issuer: [trusted.issuer].flat(),
      audience: [audience].flat(),
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ['sub', 'exp'],
    });
    const viewer = viewerOf(payload);
    const confirmation = confirmationFromClaims(payload);
    if (!viewer || !confirmation)
      throw creditError('TOKEN_INVALID', 'A claim of the access token is malformed.');
    return { content: { viewer, confirmation }, expires: (payload.exp ?? 0) * 1000 };
  }

  async function verifyAndCache(token: string): Promise<VerifiedToken> {
    try {
      const { content, expires } = await verify(token);
      const ttl = Math.min(expires - Date.now(), CACHE_MS);
      if (ttl > 0) verified.set(token, content, { ttl, size: token.length });
      return content;
    } catch (error) {
      throw refusal(error);
    }
  }

  return (token) => verified.get(token) ?? verifyAndCache(token);
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
