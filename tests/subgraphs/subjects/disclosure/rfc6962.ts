import { createHash } from 'node:crypto';

/**
 * RFC 6962, section 2.1, implemented literally and without any code of the product: the tests
 * compare the product's tree and proofs with it.
 */
const digest = (algorithm: string, ...parts: readonly (Buffer | string)[]) => {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const hashOfLeaf = (text: string): Buffer => digest('sha256', Buffer.from([0]), text);
const hashOfNode = (left: Buffer, right: Buffer): Buffer =>
  digest('sha256', Buffer.from([1]), left, right);
export const sm3OfLeaf = (text: string): Buffer => digest('sm3', Buffer.from([0]), text);

/** The largest power of two smaller than n. */
function k(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

/**
 * The hashes of one list of leaves by the recursive definitions, cached; ranges are `D[from:to]`.
 */
export class NaiveTree {
  readonly #known = new Map<string, Buffer>();

  readonly leaves: readonly Buffer[];
  readonly #algorithm: string;

  constructor(leaves: readonly Buffer[], algorithm = 'sha256') {
    this.leaves = leaves;
    this.#algorithm = algorithm;
  }

  /** MTH(D[from:to]). */
  mth(from: number, to: number): Buffer {
    const key = `${from}:${to}`;
    let root = this.#known.get(key);
    if (root === undefined) {
      const n = to - from;
      if (n === 0) root = digest(this.#algorithm);
      else if (n === 1) root = this.leaves[from]!;
      else {
        const [left, right] = [this.mth(from, from + k(n)), this.mth(from + k(n), to)];
        root = digest(this.#algorithm, Buffer.from([1]), left, right);
      }
      this.#known.set(key, root);
    }
    return root;
  }

  /** PATH(m, D[from:to]). */
  path(m: number, from: number, to: number): Buffer[] {
    const n = to - from;
    if (n === 1) return [];
    const middle = from + k(n);
    return m < k(n)
      ? [...this.path(m, from, middle), this.mth(middle, to)]
      : [...this.path(m - k(n), middle, to), this.mth(from, middle)];
  }

  /** PROOF(m, D[n]). */
  proof(m: number, n: number): Buffer[] {
    return this.#subproof(m, 0, n, true);
  }

  #subproof(m: number, from: number, to: number, b: boolean): Buffer[] {
    const n = to - from;
    if (m === n) return b ? [] : [this.mth(from, to)];
    const middle = from + k(n);
    return m <= k(n)
      ? [...this.#subproof(m, from, middle, b), this.mth(middle, to)]
      : [...this.#subproof(m - k(n), middle, to, false), this.mth(from, middle)];
  }
}

/** Checks an inclusion proof by the recursion of the definition, top down. */
export function includes(
  m: number,
  n: number,
  leaf: Buffer,
  hashes: readonly Buffer[],
  root: Buffer,
): boolean {
  const rest = [...hashes];
  const up = (at: number, size: number): Buffer | undefined => {
    if (size === 1) return leaf;
    const split = k(size);
    const other = rest.pop();
    const own = at < split ? up(at, split) : up(at - split, size - split);
    if (own === undefined || other === undefined) return undefined;
    return at < split ? hashOfNode(own, other) : hashOfNode(other, own);
  };
  return m < n && up(m, n)?.equals(root) === true && rest.length === 0;
}

/** Checks a consistency proof by the recursion of the definition. */
export function extendsTree(
  m: number,
  oldRoot: Buffer,
  n: number,
  newRoot: Buffer,
  hashes: readonly Buffer[],
): boolean {
  const rest = [...hashes];
  /** The roots of the old and of the new tree within a subtree. */
  const roots = (old: number, size: number, b: boolean): [Buffer, Buffer] | undefined => {
    if (old === size) {
      const root = b ? oldRoot : rest.pop();
      return root && [root, root];
    }
    const split = k(size);
    const other = rest.pop();
    if (other === undefined) return undefined;
    if (old <= split) {
      const left = roots(old, split, b);
      return left && [left[0], hashOfNode(left[1], other)];
    }
    const right = roots(old - split, size - split, false);
    return right && [hashOfNode(other, right[0]), hashOfNode(other, right[1])];
  };
  const found = roots(m, n, true);
  return (
    found !== undefined && rest.length === 0 && found[0].equals(oldRoot) && found[1].equals(newRoot)
  );
}
