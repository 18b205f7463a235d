import type { ErrorCode } from '../../schema/errors';
import type { Exchange } from '../http/exchange';

/** Signature algorithms of proofs and client assertions. Source: FAPI 2.0 Security Profile, 5.4.1. */
export const FAPI_ALGORITHMS = ['PS256', 'ES256', 'EdDSA', 'Ed25519'];

const REALM = 'realm="hedong-credit-gateway"';

/**
 * Sets `www-authenticate` for a refused token: RFC 6750, section 3, for bearer tokens; RFC 9449,
 * section 7.1, for tokens bound to a key.
 */
export function challenge(exchange: Exchange, scheme: 'Bearer' | 'DPoP', code: ErrorCode): void {
  const error =
    code === 'DPOP_NONCE_REQUIRED'
      ? 'use_dpop_nonce'
      : code === 'DPOP_PROOF_INVALID'
        ? 'invalid_dpop_proof'
        : 'invalid_token';
  const needsProof = scheme === 'DPoP' || code.startsWith('DPOP_') || code === 'TOKEN_NOT_BOUND';
  exchange.header(
    'www-authenticate',
    needsProof
      ? `DPoP ${REALM}, error="${error}", algs="${FAPI_ALGORITHMS.join(' ')}"`
      : `Bearer ${REALM}, error="${error}"`,
  );
}
