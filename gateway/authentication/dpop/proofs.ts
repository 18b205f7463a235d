import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, errors, jwtVerify, type JWTPayload } from 'jose';
import { creditError } from '../../../schema/errors';
import { FAPI_ALGORITHMS } from '../challenge';
import type { Nonces } from './nonces';
import type { Replays } from './replays';

/** Greatest age of a proof, and how far it may lie in the future. */
const MAX_AGE_SECONDS = 120;
const MAX_SKEW_SECONDS = 10;

/** The request that a proof must name. */
export interface ProvenRequest {
  readonly method: string;
  /** The URL of the request as clients know it. */
  readonly url: string;
  /** The access token sent with the proof; absent in a token request. */
  readonly accessToken?: string;
}

/** Checks proofs that the sender of a request has a private key. */
export interface Proofs {
  /**
   * Checks a proof completely. A proof is valid once. Source: RFC 9449, section 4.3.
   * @returns the RFC 7638 thumbprint of the key
   * @throws DPOP_NONCE_REQUIRED, DPOP_PROOF_INVALID
   */
  check(proof: string, request: ProvenRequest): Promise<string>;
  /** The nonce that the next proof must carry. */
  nonce(): string;
}

/** @param now the clock, in milliseconds */
export function dpopProofs(nonces: Nonces, replays: Replays, now: () => number = Date.now): Proofs {
  return {
    async check(proof, request) {
      const { payload, thumbprint } = await verified(proof, new Date(now()));
      const { jti, iat, htm, htu, ath, nonce } = payload;
      if (typeof jti !== 'string' || jti.length < 8 || jti.length > 256)
        throw invalidProof('must have a jti of 8 to 256 characters');
      if (htm !== request.method) throw invalidProof('is for another method');
      if (typeof htu !== 'string' || normalised(htu) !== normalised(request.url))
        throw invalidProof('is for another URL');
      const age = now() / 1000 - (iat ?? 0);
      if (age > MAX_AGE_SECONDS || age < -MAX_SKEW_SECONDS)
        throw invalidProof('is too old, or its time is in the future');
      if (request.accessToken !== undefined && ath !== digest(request.accessToken))
        throw invalidProof('is for another access token');
      if (typeof nonce !== 'string' || !nonces.accepts(nonce))
        throw creditError('DPOP_NONCE_REQUIRED');
      // Last, so that an invalid proof does not use up its id.
      if (
        !(await replays.first(
          digest(`${thumbprint}.${jti}`),
          MAX_AGE_SECONDS + MAX_SKEW_SECONDS + 1,
        ))
      )
        throw invalidProof('was already used');
      return thumbprint;
    },
    nonce: () => nonces.current(),
  };
}

async function verified(
  proof: string,
  currentDate: Date,
): Promise<{ payload: JWTPayload; thumbprint: string }> {
  try {
    // The key is in the header; a private or symmetric key is refused.
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: FAPI_ALGORITHMS,
      requiredClaims: ['jti', 'iat', 'htm', 'htu'],
      currentDate,
    });
    return { payload, thumbprint: await calculateJwkThumbprint(protectedHeader.jwk!, 'sha256') };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      throw invalidProof('is malformed, or its signature does not verify');
    throw error;
  }
}

/** A URL without query and fragment, normalised; undefined for an invalid URL. */
function normalised(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function invalidProof(what: string) {
  return creditError('DPOP_PROOF_INVALID', `The DPoP proof of the request ${what}.`);
}
