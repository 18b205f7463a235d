import { hash as digestOf } from 'node:crypto';

/** The hash functions of a tree: one from its first leaf on. */
export const TREE_HASHES = ['sha256', 'sm3'] as const;
export type TreeHash = (typeof TREE_HASHES)[number];

/** The length of a hash, with SHA-256 as with SM3. */
export const HASH_BYTES = 32;

// RFC 6962, section 2.1: different prefixes, so that a leaf cannot pass for an inner node.
const LEAF_PREFIX = '\u0000';
/** The input of a node's hash, reused: the prefix 0x01 and two hashes. */
const NODE_INPUT = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** The hash of a leaf: hash(0x00 ‖ text as UTF-8). */
export function leafHash(text: string, hash: TreeHash): Buffer {
  return digestOf(hash, LEAF_PREFIX + text, 'buffer');
}

/** The hash of an inner node: hash(0x01 ‖ left ‖ right). */
export function nodeHash(left: Buffer, right: Buffer, hash: TreeHash): Buffer {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES)
    throw new RangeError(`A hash must have ${HASH_BYTES} bytes.`);
  NODE_INPUT.set(left, 1);
  NODE_INPUT.set(right, 1 + HASH_BYTES);
  return digestOf(hash, NODE_INPUT, 'buffer');
}

/** The root of the empty tree: the hash of the empty string. */
export function emptyRoot(hash: TreeHash): Buffer {
  return digestOf(hash, '', 'buffer');
}

/** Where RFC 6962 splits a tree of more than one leaf: the largest power of two below `size`. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The root of a complete subtree. The number of hashes is a power of two. */
export function perfectRoot(hashes: readonly Buffer[], hash: TreeHash): Buffer {
  let row = hashes;
  while (row.length > 1) {
    const above: Buffer[] = [];
    for (let i = 0; i < row.length; i += 2) above.push(nodeHash(row[i]!, row[i + 1]!, hash));
    row = above;
  }
  return row[0] ?? emptyRoot(hash);
}
