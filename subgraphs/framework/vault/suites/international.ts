import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { randomBytesPool } from './randomBytesPool';
import type { CryptoSuite } from './suite';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const newNonce = randomBytesPool(NONCE_BYTES);

/**
 * AES-256-GCM with a random nonce of 96 bits (NIST SP 800-38D), and HMAC-SHA-256. A sealed value is
 * nonce, ciphertext and tag.
 */
export const INTERNATIONAL: CryptoSuite = {
  name: 'international',
  seal(key, additional, plain) {
    const nonce = newNonce();
    const cipher = createCipheriv(CIPHER, key, nonce);
    cipher.setAAD(additional);
    const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
    return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]);
  },
  open(key, additional, sealed) {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(additional);
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      const plain = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
      return Buffer.concat([plain, decipher.final()]);
    } catch {
      return undefined;
    }
  },
  mac: (key, text) => createHmac('sha256', key).update(text).digest('base64url'),
};
