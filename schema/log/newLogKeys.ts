import { generateKeyPairSync, randomBytes } from 'node:crypto';

/** A new LOG_SIGNING_KEY. */
export function newSigningKey(): string {
  return JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
}

/** A new LOG_PSEUDONYM_KEY. */
export function newPseudonymKey(): string {
  return randomBytes(32).toString('base64url');
}
