import { splitOf } from './merkle';

/** A run of leaves, `from` included, `to` not, whose root a proof names. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The subtrees whose roots prove that a leaf is in a tree: RFC 6962, section 2.1.1, PATH, in the
 * order in which a verifier takes them.
 * @throws RangeError when the tree has no such leaf
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!(index >= 0 && index < size))
    throw new RangeError(`A tree of ${size} has no leaf ${index}.`);
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
 * The subtrees whose roots prove that a tree is the beginning of a larger one: RFC 6962, section
 * 2.1.2, PROOF. None where the two are the same, or the first is empty.
 * @throws RangeError when the first is larger than the second
 */
export function consistencyRanges(first: number, second: number): LeafRange[] {
  if (!(first >= 0 && first <= second))
    throw new RangeError(`A tree of ${first} is no beginning of a tree of ${second}.`);
  if (first === 0 || first === second) return [];
  const ranges: LeafRange[] = [];
  let [from, to] = [0, second];
  // Whether the subtree at hand is the old tree itself, whose root the verifier knows.
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
 * The whole subtrees that a run of leaves is made of, left to right: a run of RFC 6962 begins at
 * a multiple of the largest of them.
 * @returns the height and place of each: leaves `[place · 2^height, (place + 1) · 2^height)`
 */
export function wholeSubtrees({ from, to }: LeafRange): { height: number; place: number }[] {
  const parts: { height: number; place: number }[] = [];
  for (let at = from; at < to;) {
    let height = 0;
    while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= to) height++;
    parts.push({ height, place: at / 2 ** height });
    at += 2 ** height;
  }
  return parts;
}
