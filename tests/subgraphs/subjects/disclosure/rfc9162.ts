import { nodeHash } from '../../../../schema/log/merkle';

/** The claim of an inclusion proof. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leaf: Buffer;
  readonly root: Buffer;
  readonly path: readonly Buffer[];
}

/** Whether a proof shows that a tree has this leaf (RFC 9162, section 2.1.3.2). */
export function verifyInclusion({ index, size, leaf, root, path }: InclusionClaim): boolean {
  if (!(index >= 0 && index < size)) return false;
  let [at, last] = [index, size - 1];
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash, 'sha256');
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      hash = nodeHash(hash, sibling, 'sha256');
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && hash.equals(root);
}

/** The claim of a consistency proof. */
export interface ConsistencyClaim {
  readonly first: number;
  readonly firstRoot: Buffer;
  readonly second: number;
  readonly secondRoot: Buffer;
  readonly path: readonly Buffer[];
}

/** Whether a proof shows that the second tree extends the first (RFC 9162, section 2.1.4.2). */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { first, firstRoot, second, secondRoot, path } = claim;
  if (first > second || first < 0) return false;
  if (first === second) return path.length === 0 && firstRoot.equals(secondRoot);
  // Every tree extends the empty one.
  if (first === 0) return path.length === 0;
  const complete = Number.isInteger(Math.log2(first));
  const [start, ...rest] = complete ? [firstRoot, ...path] : path;
  if (start === undefined) return false;
  let [at, last] = [first - 1, second - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [oldHash, newHash] = [start, start];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      oldHash = nodeHash(sibling, oldHash, 'sha256');
      newHash = nodeHash(sibling, newHash, 'sha256');
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      newHash = nodeHash(newHash, sibling, 'sha256');
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && oldHash.equals(firstRoot) && newHash.equals(secondRoot);
}

const half = (value: number) => Math.floor(value / 2);
