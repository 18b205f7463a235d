import { sign, verify, type KeyObject } from 'node:crypto';
import { signSm2, verifySm2 } from './sm2';
import { signatureAlgorithmOf } from './signingJwk';

/** Signs with the algorithm of the key: Ed25519 gives 64 bytes, SM2 with SM3 a signature in DER. */
export function signatureOf(privateKey: KeyObject, message: Buffer): Buffer {
  return signatureAlgorithmOf(privateKey) === 'SM2'
    ? signSm2(privateKey, message)
    : sign(null, message, privateKey);
}

/** Whether a signature is valid for a message, with the algorithm of the key. */
export function isSignature(publicKey: KeyObject, message: Buffer, signature: Buffer): boolean {
  return signatureAlgorithmOf(publicKey) === 'SM2'
    ? verifySm2(publicKey, message, signature)
    : verify(null, message, publicKey, signature);
}
