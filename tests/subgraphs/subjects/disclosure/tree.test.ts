import fc from 'fast-check';
import { Frontier } from '../../../../schema/log/frontier';
import { leafHash } from '../../../../schema/log/merkle';
import { consistencyRanges, inclusionRanges } from '../../../../schema/log/proof';
import {
  emptyTree,
  growTree,
  rangeRoot,
  rootOf,
  tilesNeeded,
  type Tile,
} from '../../../../schema/log/tiles';
import { extendsTree, hashOfLeaf, includes, NaiveTree } from './rfc6962';
import { verifyConsistency, verifyInclusion } from './rfc9162';

const MAX_SIZE = 300;
const leaves = Array.from({ length: 70_000 }, (_, i) => leafHash(`entry ${i}`, 'sha256'));
const naive = new NaiveTree(leaves);
const roots = Array.from({ length: MAX_SIZE + 1 }, (_, size) => naive.mth(0, size));

const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex')).join();

/** A tree grown in portions, with its full tiles. */
function grown(size: number, portion = size) {
  const tiles = new Map<string, Tile>();
  let edge = emptyTree('sha256');
  for (let index = 0; index < size; index += portion) {
    const step = growTree(edge, leaves.slice(index, Math.min(size, index + portion)));
    edge = step.edge;
    for (const tile of step.filled) tiles.set(`${tile.level}/${tile.position}`, tile);
  }
  const tileOf = (level: number, position: number) => tiles.get(`${level}/${position}`)?.hashes;
  return { edge, tiles, tileOf };
}

describe('the tree', () => {
  it('hashes leaves and nodes as RFC 6962 defines', () => {
    expect(leafHash('entry 7', 'sha256')).toEqual(hashOfLeaf('entry 7'));
    expect(roots[0]!.toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it('has the root that RFC 6962 defines at every size, from its edge and from a frontier', () => {
    const frontier = new Frontier('sha256');
    let edge = emptyTree('sha256');
    for (let size = 0; size <= MAX_SIZE; size++) {
      expect(rootOf(edge)).toEqual(roots[size]);
      expect(frontier.root()).toEqual(roots[size]);
      edge = growTree(edge, [leaves[size]!]).edge;
      frontier.add(leaves[size]!);
    }
  });

  it('does not depend on the portions in which it was grown, over two levels of tiles', () => {
    const whole = grown(66_000);
    const portions = grown(66_000, 777);
    expect(portions.edge).toEqual(whole.edge);
    expect([...portions.tiles.keys()]).toEqual([...whole.tiles.keys()]);
    expect(whole.tiles.has('1/0')).toBe(true);
    expect(rootOf(whole.edge)).toEqual(naive.mth(0, 66_000));
  });

  it('has an edge of O(log n) hashes', () => {
    const { edge } = grown(65_536 + 300);
    expect(edge.levels.map((hashes) => hashes.length)).toEqual([44, 1, 1]);
  });
});

describe('proofs', () => {
  it('of inclusion are the PATH of the definition for every leaf of every size up to 300', () => {
    const { edge, tileOf } = grown(MAX_SIZE);
    for (let size = 1; size <= MAX_SIZE; size++) {
      for (let index = 0; index < size; index += size > 40 ? 17 : 1) {
        const made = inclusionRanges(index, size).map((range) => rangeRoot(range, edge, tileOf));
        expect(hex(made)).toBe(hex(naive.path(index, 0, size)));
        const claim = { index, size, leaf: leaves[index]!, root: roots[size]!, path: made };
        expect(verifyInclusion(claim)).toBe(true);
        expect(includes(index, size, leaves[index]!, made, roots[size]!)).toBe(true);
      }
    }
  });

  it('of consistency are the PROOF of the definition between all sizes up to 300', () => {
    const { edge, tileOf } = grown(MAX_SIZE);
    for (let second = 1; second <= MAX_SIZE; second += second > 60 ? 19 : 1) {
      for (let first = 1; first <= second; first++) {
        const made = consistencyRanges(first, second).map((range) =>
          rangeRoot(range, edge, tileOf),
        );
        expect(hex(made)).toBe(hex(naive.proof(first, second)));
        const claim = {
          first,
          firstRoot: roots[first]!,
          second,
          secondRoot: roots[second]!,
          path: made,
        };
        expect(verifyConsistency(claim)).toBe(true);
        expect(extendsTree(first, roots[first]!, second, roots[second]!, made)).toBe(true);
      }
    }
  });

  it('over two levels of tiles need few tiles and are valid', () => {
    const size = 66_001;
    const { edge, tileOf } = grown(size);
    const root = naive.mth(0, size);
    for (const index of [0, 255, 256, 65_535, 65_536, 66_000]) {
      const ranges = inclusionRanges(index, size);
      expect(tilesNeeded(ranges, edge).length).toBeLessThanOrEqual(4);
      const made = ranges.map((range) => rangeRoot(range, edge, tileOf));
      expect(includes(index, size, leaves[index]!, made, root)).toBe(true);
    }
  });

  it('of inclusion that were tampered with are invalid', () => {
    const { edge, tileOf } = grown(MAX_SIZE);
    const property = () =>
      fc.assert(
        fc.property(
          fc.integer({ min: 2, max: MAX_SIZE }).chain((size) =>
            fc.record({
              size: fc.constant(size),
              index: fc.integer({ min: 0, max: size - 1 }),
              at: fc.nat(),
              way: fc.constantFrom('flip', 'drop', 'add', 'swap', 'index', 'leaf', 'root'),
            }),
          ),
          ({ size, index, at, way }) => {
            const made = inclusionRanges(index, size).map((range) =>
              rangeRoot(range, edge, tileOf),
            );
            const place = at % made.length;
            const flipped = Buffer.from(made[place]!);
            flipped[at % 32]! ^= 1;
            const claim = { index, size, leaf: leaves[index]!, root: roots[size]!, path: made };
            const wrong = {
              flip: { ...claim, path: made.with(place, flipped) },
              drop: { ...claim, path: made.toSpliced(place, 1) },
              add: { ...claim, path: made.toSpliced(place, 0, flipped) },
              swap: { ...claim, path: [...made].reverse() },
              index: { ...claim, index: (index + 1) % size },
              leaf: { ...claim, leaf: leaves[index + 1]! },
              root: { ...claim, root: roots[size - 1]! },
            }[way];
            fc.pre(way !== 'swap' || made.length > 1);
            return !verifyInclusion(wrong);
          },
        ),
        { numRuns: 500 },
      );
    expect(property).not.toThrow();
  });

  it('of consistency that were tampered with are invalid', () => {
    const { edge, tileOf } = grown(MAX_SIZE);
    const property = () =>
      fc.assert(
        fc.property(
          fc
            .tuple(
              fc.integer({ min: 1, max: MAX_SIZE }),
              fc.integer({ min: 1, max: MAX_SIZE }),
              fc.nat(),
            )
            .filter(([a, b]) => a !== b),
          ([a, b, at]) => {
            const [first, second] = a < b ? [a, b] : [b, a];
            const made = consistencyRanges(first, second).map((range) =>
              rangeRoot(range, edge, tileOf),
            );
            const flipped = Buffer.from(made[at % made.length]!);
            flipped[at % 32]! ^= 1;
            const claim = { first, firstRoot: roots[first]!, second, secondRoot: roots[second]! };
            return (
              !verifyConsistency({ ...claim, path: made.with(at % made.length, flipped) }) &&
              !verifyConsistency({ ...claim, path: made.toSpliced(at % made.length, 1) }) &&
              !verifyConsistency({ ...claim, path: [...made, flipped] }) &&
              !verifyConsistency({ ...claim, path: made, firstRoot: roots[first - 1]! })
            );
          },
        ),
        { numRuns: 500 },
      );
    expect(property).not.toThrow();
  });
});
