import { nodeHash } from './merkle';

/** What an inclusion proof claims. Hashes are of 32 bytes. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leaf: Buffer;
  readonly root: Buffer;
  readonly path: readonly Buffer[];
}

/** Whether a proof shows that a leaf is in a tree (RFC 9162, section 2.1.3.2). */
export function verifyInclusion({ index, size, leaf, root, path }: InclusionClaim): boolean {
  if (!(index >= 0 && index < size)) return false;
  let [at, last] = [index, size - 1];
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && hash.equals(root);
}

/** What a consistency proof claims. */
export interface ConsistencyClaim {
  readonly first: number;
  readonly firstRoot: Buffer;
  readonly second: number;
  readonly secondRoot: Buffer;
  readonly path: readonly Buffer[];
}

/** Whether a proof shows that one tree is the beginning of another (RFC 9162, section 2.1.4.2). */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { first, firstRoot, second, secondRoot, path } = claim;
  if (first > second || first < 0) return false;
  if (first === second) return path.length === 0 && firstRoot.equals(secondRoot);
  // Everything begins with nothing.
  if (first === 0) return path.length === 0;
  const whole = Number.isInteger(Math.log2(first));
  const [start, ...rest] = whole ? [firstRoot, ...path] : path;
  if (start === undefined) return false;
  let [at, last] = [first - 1, second - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [oldHash, newHash] = [start, start];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      oldHash = nodeHash(sibling, oldHash);
      newHash = nodeHash(sibling, newHash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && oldHash.equals(firstRoot) && newHash.equals(secondRoot);
}

const half = (value: number) => Math.floor(value / 2);
