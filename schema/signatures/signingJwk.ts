import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { z } from 'zod';
import { isSm2Key, pointIn, secretIn, sm2PrivateKey, sm2PublicKey } from './sm2Key';

/** The algorithms of a signing key: Ed25519 (RFC 8032), or SM2 with SM3 (GB/T 32918.2). */
export const SIGNATURE_ALGORITHMS = ['Ed25519', 'SM2'] as const;
export type SignatureAlgorithm = (typeof SIGNATURE_ALGORITHMS)[number];

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);
/** 32 bytes. */
const number = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const okp = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: base64url });
// No registered curve of JOSE: the form is that of RFC 7518, section 6.2, with the name SM2.
const ec = z.object({ kty: z.literal('EC'), crv: z.literal('SM2'), x: number, y: number });

/** A public key as JWK. */
export const publicJwkSchema = z.discriminatedUnion('crv', [okp, ec]);
export type PublicJwk = z.infer<typeof publicJwkSchema>;

/** A private key as JWK. */
export const privateJwkSchema = z.discriminatedUnion('crv', [
  okp.extend({ d: base64url }),
  ec.extend({ d: number }),
]);
export type PrivateJwk = z.infer<typeof privateJwkSchema>;

/** The algorithm of a signing key. @throws TypeError for a key of another algorithm */
export function signatureAlgorithmOf(key: KeyObject): SignatureAlgorithm {
  if (key.asymmetricKeyType === 'ed25519') return 'Ed25519';
  if (isSm2Key(key)) return 'SM2';
  throw new TypeError('A signing key must be for Ed25519 or SM2.');
}

/** @throws Error when it is not a valid key, without the key */
export function publicKeyOf(jwk: PublicJwk): KeyObject {
  if (jwk.crv === 'Ed25519') {
    const { kty, crv, x } = jwk;
    return createPublicKey({ key: { kty, crv, x }, format: 'jwk' });
  }
  return sm2PublicKey(pointOf(jwk));
}

/** @throws Error when it is not a valid key, or its public part is that of another key */
export function privateKeyOf(jwk: PrivateJwk): KeyObject {
  if (jwk.crv === 'Ed25519') {
    const { kty, crv, x, d } = jwk;
    return createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' });
  }
  return sm2PrivateKey(Buffer.from(jwk.d, 'base64url'), pointOf(jwk));
}

/** The public part of a public or private key. */
export function publicJwkOf(key: KeyObject): PublicJwk {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  if (signatureAlgorithmOf(key) === 'Ed25519') {
    const { kty, crv, x } = publicKey.export({ format: 'jwk' });
    return { kty, crv, x } as PublicJwk;
  }
  const point = pointIn(publicKey);
  return {
    kty: 'EC',
    crv: 'SM2',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
}

/** A new private key. */
export function newPrivateJwk(algorithm: SignatureAlgorithm): PrivateJwk {
  const { privateKey } =
    algorithm === 'SM2'
      ? generateKeyPairSync('ec', { namedCurve: 'SM2' })
      : generateKeyPairSync('ed25519');
  const d =
    algorithm === 'SM2'
      ? secretIn(privateKey).toString('base64url')
      : privateKey.export({ format: 'jwk' }).d!;
  return { ...publicJwkOf(privateKey), d };
}

function pointOf({ x, y }: { readonly x: string; readonly y: string }): Buffer {
  return Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}
