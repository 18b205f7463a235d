import { randomBytes } from 'node:crypto';
import { newPrivateJwk } from '../signatures/signingJwk';

/** The algorithms of new keys: Ed25519 and SHA-256, or SM2 and SM3. */
type Suite = 'international' | 'national';

/** A new LOG_SIGNING_KEY. */
export function newSigningKey(suite: Suite = 'international'): string {
  return JSON.stringify(newPrivateJwk(suite === 'national' ? 'SM2' : 'Ed25519'));
}

/** A new LOG_PSEUDONYM_KEY. */
export function newPseudonymKey(suite: Suite = 'international'): string {
  const text = randomBytes(32).toString('base64url');
  return suite === 'national' ? `sm:${text}` : text;
}
