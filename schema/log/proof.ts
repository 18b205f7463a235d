import { splitOf } from './merkle';

/** The leaves `from` (inclusive) to `to` (exclusive). A proof is the roots of such ranges. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

/** A complete subtree; `position` counts the subtrees of this height from the left. */
export interface Subtree {
  readonly height: number;
  readonly position: number;
}

/**
 * The ranges whose roots are an inclusion proof (RFC 6962, section 2.1.1, PATH), in the order in
 * which a verifier uses them.
 * @throws RangeError when the tree has no such leaf
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!(index >= 0 && index < size))
    throw new RangeError(`A tree of ${size} leaves has no leaf ${index}.`);
  const ranges: LeafRange[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  return ranges.reverse();
}

/**
 * The ranges whose roots are a consistency proof (RFC 6962, section 2.1.2, PROOF). Empty when the
 * first tree is empty or both are the same.
 * @throws RangeError when the first tree is larger than the second
 */
export function consistencyRanges(first: number, second: number): LeafRange[] {
  if (!(first >= 0 && first <= second))
    throw new RangeError(
      `A tree of ${first} leaves cannot be a prefix of a tree of ${second} leaves.`,
    );
  if (first === 0 || first === second) return [];
  const ranges: LeafRange[] = [];
  let [from, to] = [0, second];
  // Whether the range is the first tree itself: the verifier knows its root.
  let known = true;
  while (first < to) {
    const middle = from + splitOf(to - from);
    if (first <= middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
      known = false;
    }
  }
  if (!known) ranges.push({ from, to });
  return ranges.reverse();
}

/**
 * The complete subtrees that a range consists of, from left to right.
 * @returns height and position of each: it covers the leaves
 *   `[position · 2^height, (position + 1) · 2^height)`
 */
export function completeSubtrees({ from, to }: LeafRange): Subtree[] {
  const parts: Subtree[] = [];
  for (let index = from; index < to;) {
    let height = 0;
    while (index % 2 ** (height + 1) === 0 && index + 2 ** (height + 1) <= to) height++;
    parts.push({ height, position: index / 2 ** height });
    index += 2 ** height;
  }
  return parts;
}
