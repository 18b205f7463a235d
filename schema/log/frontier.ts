import { emptyRoot, nodeHash, type TreeHash } from './merkle';

/**
 * The right edge of a growing tree: the roots of its complete subtrees, largest first. Adding a
 * leaf and computing the root take O(log n) time and memory, so a log of any length is verified in
 * one pass.
 */
export class Frontier {
  readonly #hash: TreeHash;
  #size = 0;
  readonly #roots: Buffer[] = [];

  constructor(hash: TreeHash) {
    this.#hash = hash;
  }

  /** The number of leaves. */
  get size(): number {
    return this.#size;
  }

  /** Adds the hash of the next leaf. */
  add(leaf: Buffer): void {
    let root = leaf;
    // Each trailing 1 bit of the size is a subtree that the new leaf completes.
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2))
      root = nodeHash(this.#roots.pop()!, root, this.#hash);
    this.#roots.push(root);
    this.#size++;
  }

  /** The root of the current tree. */
  root(): Buffer {
    return this.#roots.length === 0
      ? emptyRoot(this.#hash)
      : this.#roots.reduceRight((right, left) => nodeHash(left, right, this.#hash));
  }
}
