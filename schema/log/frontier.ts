import { emptyRoot, nodeHash } from './merkle';

/**
 * The right edge of a growing tree: the roots of its whole subtrees, largest first. It takes a
 * leaf, and gives the root, in O(log n) with nothing else at hand, which is how a log of any
 * length is checked in one pass.
 */
export class Frontier {
  #size = 0;
  readonly #roots: Buffer[] = [];

  /** How many leaves the tree has. */
  get size(): number {
    return this.#size;
  }

  /** Adds the hash of the next leaf. */
  add(leaf: Buffer): void {
    let root = leaf;
    // Each trailing one bit of the size is a whole subtree that the new leaf completes.
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2))
      root = nodeHash(this.#roots.pop()!, root);
    this.#roots.push(root);
    this.#size++;
  }

  /** The root of the tree as it stands. */
  root(): Buffer {
    return this.#roots.length === 0
      ? emptyRoot()
      : this.#roots.reduceRight((right, left) => nodeHash(left, right));
  }
}
