import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { creditError } from '../../../schema/errors';
import type { PublicJwk } from './record';

const MOST = 10;
/** Members only a private or shared key has. */
const SECRET = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const LEAST_RSA_BITS = 2048;

/** What of a key is kept, by its type: the members that make it, in the order of RFC 7638. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  RSA: ['e', 'kty', 'n'],
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
};
/** The curves that FAPI 2.0 lets signatures be made on. */
const CURVES: Readonly<Record<string, string>> = { EC: 'P-256', OKP: 'Ed25519' };
/** The algorithms that FAPI 2.0 allows (Security Profile, 5.4.1), by type of key. */
const ALGORITHMS: Readonly<Record<string, readonly string[]>> = {
  RSA: ['PS256'],
  EC: ['ES256'],
  OKP: ['EdDSA', 'Ed25519'],
};

/**
 * Public keys to verify signatures with, from JWKs as JSON texts. Nothing of what else a text
 * holds is kept.
 * @throws BAD_USER_INPUT for private or shared keys, weak ones, those of other algorithms than
 *   FAPI 2.0 allows, doubles, or more than ten; the message names the key by its place alone
 */
export function readPublicKeys(texts: readonly string[]): PublicJwk[] {
  if (texts.length > MOST)
    throw creditError('BAD_USER_INPUT', `A client may have at most ${MOST} keys.`);
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
  const wrong = (what: string) => creditError('BAD_USER_INPUT', `${name} ${what}.`);
  const jwk = objectOf(text);
  if (jwk === undefined) throw wrong('is not a JWK');
  if (SECRET.some((member) => Object.hasOwn(jwk, member)))
    throw wrong('has private parts; a client registers its public keys alone');
  const kty = typeof jwk['kty'] === 'string' ? jwk['kty'] : '';
  const members = Object.hasOwn(MEMBERS, kty) ? MEMBERS[kty] : undefined;
  if (members === undefined) throw wrong('must be of the type RSA, EC or OKP');
  if (kty in CURVES && jwk['crv'] !== CURVES[kty])
    throw wrong(`must be on the curve ${CURVES[kty]}`);
  if (jwk['use'] !== undefined && jwk['use'] !== 'sig') throw wrong('is not for signatures');
  const { alg, kid } = jwk;
  if (alg !== undefined && !ALGORITHMS[kty]?.some((known) => known === alg))
    throw wrong(`must be for ${ALGORITHMS[kty]?.join(' or ')}`);
  if (kid !== undefined && !(typeof kid === 'string' && /^[\x21-\x7e]{1,128}$/.test(kid)))
    throw wrong('has a kid that is not 1 to 128 printable characters');
  const kept = Object.fromEntries(members.map((member) => [member, jwk[member]]));
  const key = keyOf(kept);
  if (key === undefined) throw wrong('is not a valid key');
  if (kty === 'RSA' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_RSA_BITS)
    throw wrong(`is too short; an RSA key must have at least ${LEAST_RSA_BITS} bits`);
  return {
    ...(kept as PublicJwk),
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
