import { hash } from 'node:crypto';

/** The length of a SHA-256 hash. */
export const HASH_BYTES = 32;

// RFC 6962, section 2.1: different prefixes, so that a leaf cannot pass for an inner node.
const LEAF_PREFIX = '\u0000';
/** The input of a node's hash, reused: the prefix 0x01 and two hashes. */
const NODE_INPUT = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** The hash of a leaf: SHA-256(0x00 ‖ text as UTF-8). */
export function leafHash(text: string): Buffer {
  return hash('sha256', LEAF_PREFIX + text, 'buffer');
}

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES)
    throw new RangeError(`A hash must have ${HASH_BYTES} bytes.`);
  NODE_INPUT.set(left, 1);
  NODE_INPUT.set(right, 1 + HASH_BYTES);
  return hash('sha256', NODE_INPUT, 'buffer');
}

/** The root of the empty tree: SHA-256 of the empty string. */
export function emptyRoot(): Buffer {
  return hash('sha256', '', 'buffer');
}

/** Where RFC 6962 splits a tree of more than one leaf: the largest power of two below `size`. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The root of a complete subtree. The number of hashes is a power of two. */
export function perfectRoot(hashes: readonly Buffer[]): Buffer {
  let row = hashes;
  while (row.length > 1) {
    const above: Buffer[] = [];
    for (let i = 0; i < row.length; i += 2) above.push(nodeHash(row[i]!, row[i + 1]!));
    row = above;
  }
  return row[0] ?? emptyRoot();
}
