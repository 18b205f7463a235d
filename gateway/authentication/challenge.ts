import type { IncomingMessage } from 'node:http';
import { ERRORS, type ErrorCode } from '../../schema/errors';
import type { Exchange } from '../http/exchange';
import { metadataUrl } from './resourceMetadata';

/** Signature algorithms of proofs and client assertions. Source: FAPI 2.0 Security Profile, 5.4.1. */
export const FAPI_ALGORITHMS = ['PS256', 'ES256', 'EdDSA', 'Ed25519'];

const REALM = 'hedong-credit-gateway';

/** Codes of a request that needs another token than the one that it carries. */
const SCOPE_CODES: ReadonlySet<ErrorCode> = new Set(['PURPOSE_NOT_ALLOWED', 'REASON_REQUIRED']);

/** Reports the base URL under which clients reach the service with a request. */
export type BaseUrl = (request: IncomingMessage) => string;

/**
 * Sets `www-authenticate` for a refused request where the refusal concerns its token: RFC 6750,
 * section 3, for bearer tokens; RFC 9449, section 7.1, for tokens bound to a key; with the address
 * of the resource metadata of RFC 9728, section 5.1, from which a client finds the issuer.
 * @param scheme of the request; undefined for a request without a token, which gets no error code
 */
export function challenge(
  exchange: Exchange,
  scheme: 'Bearer' | 'DPoP' | undefined,
  code: ErrorCode,
  baseUrl: BaseUrl,
): void {
  const { status } = ERRORS[code];
  if (status !== 401 && !SCOPE_CODES.has(code)) return;
  const needsProof = scheme === 'DPoP' || code.startsWith('DPOP_') || code === 'TOKEN_NOT_BOUND';
  const parameters = {
    realm: REALM,
    ...(scheme !== undefined && { error: errorOf(code) }),
    ...(needsProof && { algs: FAPI_ALGORITHMS.join(' ') }),
    resource_metadata: metadataUrl(baseUrl(exchange.request)),
  };
  const text = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`);
  exchange.header('www-authenticate', `${needsProof ? 'DPoP' : 'Bearer'} ${text.join(', ')}`);
}

function errorOf(code: ErrorCode): string {
  if (SCOPE_CODES.has(code)) return 'insufficient_scope';
  if (code === 'DPOP_NONCE_REQUIRED') return 'use_dpop_nonce';
  return code === 'DPOP_PROOF_INVALID' ? 'invalid_dpop_proof' : 'invalid_token';
}
