import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, errors, jwtVerify, type JWTPayload } from 'jose';
import { creditError } from '../../../schema/errors';
import { FAPI_ALGORITHMS } from '../challenge';
import type { Nonces } from './nonces';
import type { Replays } from './replays';

/** Seconds a proof may be old, and may lie in the future. */
const PAST = 120;
const FUTURE = 10;

/** What a proof must be about. */
export interface ProvenRequest {
  readonly method: string;
  /** The address the request was sent to, as clients know it. */
  readonly url: string;
  /** The access token the proof comes with; absent where one is asked for. */
  readonly accessToken?: string;
}

/** Checks proofs that whoever sends a request holds a private key. */
export interface Proofs {
  /**
   * Checks a proof whole. Source: RFC 9449, section 4.3; a proof holds once.
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
        throw wrong('must have a jti of 8 to 256 characters');
      if (htm !== request.method) throw wrong('is for another method');
      if (typeof htu !== 'string' || address(htu) !== address(request.url))
        throw wrong('is for another address');
      const age = now() / 1000 - (iat ?? 0);
      if (age > PAST || age < -FUTURE) throw wrong('is too old, or from the future');
      if (request.accessToken !== undefined && ath !== digest(request.accessToken))
        throw wrong('is for another access token');
      if (typeof nonce !== 'string' || !nonces.holds(nonce))
        throw creditError('DPOP_NONCE_REQUIRED');
      // Last, so that a proof that does not hold anyway uses up nothing.
      if (!(await replays.first(digest(`${thumbprint}.${jti}`), PAST + FUTURE + 1)))
        throw wrong('was used before');
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
    // The key comes in the header; a private or shared one is refused.
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: FAPI_ALGORITHMS,
      requiredClaims: ['jti', 'iat', 'htm', 'htu'],
      currentDate,
    });
    return { payload, thumbprint: await calculateJwkThumbprint(protectedHeader.jwk!, 'sha256') };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError)
      throw wrong('is malformed, or its signature does not verify');
    throw error;
  }
}

/** An address without query and fragment, in normal form; undefined for what is none. */
function address(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function wrong(what: string) {
  return creditError('DPOP_PROOF_INVALID', `The DPoP proof of the request ${what}.`);
}
