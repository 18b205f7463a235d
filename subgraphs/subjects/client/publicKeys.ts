import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { creditError } from '../../../schema/errors';
import type { PublicJwk } from './record';

const MAX_KEYS = 10;
/** Members that only a private or a shared key has. */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const MIN_RSA_BITS = 2048;

/** The stored members of a key, by key type: those of its RFC 7638 thumbprint, in that order. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  RSA: ['e', 'kty', 'n'],
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
};
/** The curves that FAPI 2.0 allows for signatures, by key type. */
const CURVES: Readonly<Record<string, string>> = { EC: 'P-256', OKP: 'Ed25519' };
/** The algorithms that FAPI 2.0 allows (Security Profile, 5.4.1), by key type. */
const ALGORITHMS: Readonly<Record<string, readonly string[]>> = {
  RSA: ['PS256'],
  EC: ['ES256'],
  OKP: ['EdDSA', 'Ed25519'],
};

/**
 * Reads the public keys for verifying signatures from JWKs as JSON texts. Other members of a JWK
 * are dropped.
 * @throws BAD_USER_INPUT for private, shared, weak or duplicate keys, for algorithms that FAPI 2.0
 *   does not allow, and for more than ten keys; the message names a key only by its position
 */
export function readPublicKeys(texts: readonly string[]): PublicJwk[] {
  if (texts.length > MAX_KEYS)
    throw creditError('BAD_USER_INPUT', `A client may have at most ${MAX_KEYS} keys.`);
  const keys = texts.map((text, index) => readKey(text, `Key ${index + 1}`));
  if (new Set(keys.map(thumbprint)).size < keys.length)
    throw creditError('BAD_USER_INPUT', 'The same key is given twice.');
  const ids = keys.flatMap(({ kid }) => kid ?? []);
  if (new Set(ids).size < ids.length)
    throw creditError('BAD_USER_INPUT', 'Two keys have the same kid.');
  return keys;
}

/** The thumbprint of a public key. Source: RFC 7638, with SHA-256. */
export function thumbprint(jwk: PublicJwk): string {
  const members = MEMBERS[jwk['kty'] ?? ''] ?? [];
  const canonical = JSON.stringify(Object.fromEntries(members.map((name) => [name, jwk[name]])));
  return createHash('sha256').update(canonical).digest('base64url');
}

function readKey(text: string, name: string): PublicJwk {
  const invalid = (problem: string) => creditError('BAD_USER_INPUT', `${name} ${problem}.`);
  const jwk = objectOf(text);
  if (jwk === undefined) throw invalid('is not a JWK');
  if (SECRET_MEMBERS.some((member) => Object.hasOwn(jwk, member)))
    throw invalid('has private parts; register only public keys');
  const kty = typeof jwk['kty'] === 'string' ? jwk['kty'] : '';
  const members = Object.hasOwn(MEMBERS, kty) ? MEMBERS[kty] : undefined;
  if (members === undefined) throw invalid('must be of the type RSA, EC or OKP');
  if (kty in CURVES && jwk['crv'] !== CURVES[kty])
    throw invalid(`must be on the curve ${CURVES[kty]}`);
  if (jwk['use'] !== undefined && jwk['use'] !== 'sig') throw invalid('is not for signatures');
  const { alg, kid } = jwk;
  if (alg !== undefined && !ALGORITHMS[kty]?.some((known) => known === alg))
    throw invalid(`must be for ${ALGORITHMS[kty]?.join(' or ')}`);
  if (kid !== undefined && !(typeof kid === 'string' && /^[\x21-\x7e]{1,128}$/.test(kid)))
    throw invalid('has a kid that is not 1 to 128 printable characters');
  const stored = Object.fromEntries(members.map((member) => [member, jwk[member]]));
  const key = keyOf(stored);
  if (key === undefined) throw invalid('is not a valid key');
  if (kty === 'RSA' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_RSA_BITS)
    throw invalid(`is too short; an RSA key must have at least ${MIN_RSA_BITS} bits`);
  return {
    ...(stored as PublicJwk),
    ...(kid !== undefined && { kid: kid }),
    ...(alg !== undefined && { alg: alg as string }),
    use: 'sig',
  };
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function keyOf(jwk: Record<string, unknown>): KeyObject | undefined {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return undefined;
  }
}
