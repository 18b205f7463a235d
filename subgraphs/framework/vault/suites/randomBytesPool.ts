import { randomFillSync } from 'node:crypto';

const POOLED = 512;

/**
 * Returns random bytes of one length, each time new ones: generating them for each nonce costs as
 * much as the cipher. Random bytes are never used twice.
 */
export function randomBytesPool(length: number): () => Buffer {
  const random = Buffer.alloc(length * POOLED);
  let used = random.length;
  return () => {
    if (used === random.length) {
      randomFillSync(random);
      used = 0;
    }
    used += length;
    return Buffer.from(random.subarray(used - length, used));
  };
}
