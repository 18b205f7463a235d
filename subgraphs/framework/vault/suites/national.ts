import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  getCiphers,
  getHashes,
  hkdfSync,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import { randomBytesPool } from './randomBytesPool';
import type { CryptoSuite } from './suite';

const CIPHER = 'sm4-ctr';
const HASH = 'sm3';
const COUNTER_BYTES = 16;
const KEY_BYTES = 16;
const TAG_BYTES = 32;
const LENGTH_BYTES = 8;

const newCounter = randomBytesPool(COUNTER_BYTES);

/** The two keys that are derived from a key of the vault. */
interface DerivedKeys {
  readonly encryption: KeyObject;
  readonly authentication: KeyObject;
}

const derived = new WeakMap<KeyObject, DerivedKeys>();

/**
 * SM4 in counter mode (GB/T 32907, GB/T 17964), then HMAC-SM3 (GB/T 32905) of the ciphertext, each
 * with a key of its own that HKDF derives with SM3. Node offers no SM4-GCM. A sealed value is
 * counter, ciphertext and tag; the tag covers the length of the additional data, the additional
 * data, the counter and the ciphertext.
 */
export const NATIONAL: CryptoSuite = {
  name: 'national',
  seal(key, additional, plain) {
    const { encryption, authentication } = keysOf(key);
    const counter = newCounter();
    const cipher = createCipheriv(CIPHER, encryption, counter);
    const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
    const sealed = Buffer.concat([counter, body, cipher.final()]);
    return Buffer.concat([sealed, tagOf(authentication, additional, sealed)]);
  },
  open(key, additional, sealed) {
    if (sealed.length < COUNTER_BYTES + TAG_BYTES) return undefined;
    const { encryption, authentication } = keysOf(key);
    const body = sealed.subarray(0, -TAG_BYTES);
    const tag = tagOf(authentication, additional, body);
    if (!timingSafeEqual(tag, sealed.subarray(-TAG_BYTES))) return undefined;
    const decipher = createDecipheriv(CIPHER, encryption, body.subarray(0, COUNTER_BYTES));
    return Buffer.concat([decipher.update(body.subarray(COUNTER_BYTES)), decipher.final()]);
  },
  mac: (key, text) => createHmac(HASH, key).update(text).digest('base64url'),
};

/** Whether this Node.js has the algorithms of the suite. */
export function hasNationalAlgorithms(): boolean {
  return getCiphers().includes(CIPHER) && getHashes().includes(HASH);
}

function tagOf(key: KeyObject, additional: Buffer, sealed: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeBigUInt64BE(BigInt(additional.length));
  return createHmac(HASH, key).update(length).update(additional).update(sealed).digest();
}

/** The keys are derived once for each key of the vault, since HKDF costs as much as the cipher. */
function keysOf(key: KeyObject): DerivedKeys {
  let keys = derived.get(key);
  if (keys === undefined) {
    const derive = (use: string, bytes: number) =>
      createSecretKey(
        Buffer.from(hkdfSync(HASH, key, Buffer.alloc(0), `hedong vault ${CIPHER} ${use}`, bytes)),
      );
    keys = {
      encryption: derive('encryption', KEY_BYTES),
      authentication: derive('authentication', TAG_BYTES),
    };
    derived.set(key, keys);
  }
  return keys;
}
