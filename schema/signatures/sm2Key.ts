import { createECDH, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** DER before the private number, and between it and the point, in PKCS #8. */
const PRIVATE_PREFIX = Buffer.from(
  '308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420',
  'hex',
);
const PRIVATE_POINT = Buffer.from('a144034200', 'hex');
/** DER before the point in SubjectPublicKeyInfo. */
const PUBLIC_PREFIX = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');
const SECRET_BYTES = 32;

// Node does not know the type of an imported key on this curve, exports it as no JWK, and Node 20
// aborts when it exports one as SEC 1. PKCS #8 and SubjectPublicKeyInfo work everywhere.

/** Whether a key is on the curve SM2. */
export function isSm2Key(key: KeyObject): boolean {
  const { type, asymmetricKeyType, asymmetricKeyDetails } = key;
  if (type === 'secret') return false;
  if (asymmetricKeyType === 'ec') return asymmetricKeyDetails?.namedCurve === 'SM2';
  if (asymmetricKeyType !== undefined) return false;
  return derOf(key).subarray(0, prefixOf(key).length).equals(prefixOf(key));
}

/** The point 0x04 ‖ x ‖ y of a public key on the curve SM2. */
export function pointIn(publicKey: KeyObject): Buffer {
  return derOf(publicKey).subarray(PUBLIC_PREFIX.length);
}

/** The private number of a key on the curve SM2, 32 bytes. */
export function secretIn(privateKey: KeyObject): Buffer {
  return derOf(privateKey).subarray(PRIVATE_PREFIX.length, PRIVATE_PREFIX.length + SECRET_BYTES);
}

/** @throws Error when the point is not on the curve */
export function sm2PublicKey(point: Buffer): KeyObject {
  const key = Buffer.concat([PUBLIC_PREFIX, point]);
  return createPublicKey({ key, format: 'der', type: 'spki' });
}

/** @throws Error when the point does not belong to the private number */
export function sm2PrivateKey(secret: Buffer, point: Buffer): KeyObject {
  const pair = createECDH('SM2');
  pair.setPrivateKey(secret);
  if (!pair.getPublicKey().equals(point))
    throw new TypeError('The public part of a key for SM2 does not belong to its private part.');
  const key = Buffer.concat([PRIVATE_PREFIX, secret, PRIVATE_POINT, point]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

function prefixOf({ type }: KeyObject): Buffer {
  return type === 'private' ? PRIVATE_PREFIX : PUBLIC_PREFIX;
}

function derOf(key: KeyObject): Buffer {
  return key.type === 'private'
    ? key.export({ type: 'pkcs8', format: 'der' })
    : key.export({ type: 'spki', format: 'der' });
}
