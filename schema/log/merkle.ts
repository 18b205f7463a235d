import { hash } from 'node:crypto';

/**
 * The hashes of a Merkle tree log (RFC 6962, section 2.1): leaves and inner nodes are hashed under
 * different prefixes, so that neither can be passed off as the other.
 */
export const HASH_BYTES = 32;

const LEAF = '\u0000';
/** What a node's hash is of: the prefix and two hashes. */
const NODE = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** The hash of a leaf: SHA-256(0x00 ‖ text as UTF-8). */
export function leafHash(text: string): Buffer {
  return hash('sha256', LEAF + text, 'buffer');
}

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES)
    throw new RangeError(`A hash has ${HASH_BYTES} bytes.`);
  NODE.set(left, 1);
  NODE.set(right, 1 + HASH_BYTES);
  return hash('sha256', NODE, 'buffer');
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Buffer {
  return hash('sha256', '', 'buffer');
}

/** The largest power of two below `size`, where RFC 6962 splits a tree of more than one leaf. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The root of a whole subtree, of a power of two of hashes. */
export function perfectRoot(hashes: readonly Buffer[]): Buffer {
  let row = hashes;
  while (row.length > 1) {
    const above: Buffer[] = [];
    for (let i = 0; i < row.length; i += 2) above.push(nodeHash(row[i]!, row[i + 1]!));
    row = above;
  }
  return row[0] ?? emptyRoot();
}
