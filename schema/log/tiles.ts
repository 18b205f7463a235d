import { emptyRoot, nodeHash, perfectRoot } from './merkle';
import { wholeSubtrees, type LeafRange } from './proof';

/** A tile is eight levels of the tree: 256 hashes, of which all above them follow. */
const TILE_HEIGHT = 8;
export const TILE_WIDTH = 2 ** TILE_HEIGHT;

/**
 * The tree as far as it is not yet in full tiles: how many leaves there are, and at each level of
 * tiles the hashes of the one that is being filled. With the full tiles it is the whole tree; it
 * alone is enough to grow the tree and to give its root. Its size is O(log n).
 */
export interface TreeEdge {
  readonly size: number;
  /** By level, leaves first; each has fewer than 256 hashes. */
  readonly levels: readonly (readonly Buffer[])[];
}

/** A full tile. Once full it never changes. */
export interface Tile {
  readonly level: number;
  /** Its place among the tiles of its level, from the left. */
  readonly place: number;
  readonly hashes: readonly Buffer[];
}

export const EMPTY_TREE: TreeEdge = Object.freeze({ size: 0, levels: Object.freeze([]) });

/** The tree with further leaves, and the tiles they filled. */
export function growTree(
  edge: TreeEdge,
  leaves: readonly Buffer[],
): { readonly edge: TreeEdge; readonly filled: readonly Tile[] } {
  const levels = edge.levels.map((hashes) => [...hashes]);
  const filled: Tile[] = [];
  let { size } = edge;
  const add = (level: number, hash: Buffer) => {
    const hashes = (levels[level] ??= []);
    hashes.push(hash);
    if (hashes.length < TILE_WIDTH) return;
    const place = size / TILE_WIDTH ** (level + 1) - 1;
    filled.push({ level, place, hashes });
    levels[level] = [];
    add(level + 1, perfectRoot(hashes));
  };
  for (const leaf of leaves) {
    size++;
    add(0, leaf);
  }
  return { edge: { size, levels }, filled };
}

/** The root of a tree, from its edge alone. */
export function rootOf(edge: TreeEdge): Buffer {
  if (edge.size === 0) return emptyRoot();
  return foldRoots(
    wholeSubtrees({ from: 0, to: edge.size }).map((part) =>
      subtreeRoot(part, edge, () => undefined),
    ),
  );
}

/** Which full tiles the roots of runs of leaves are computed from, beyond the edge. */
export function tilesNeeded(
  ranges: readonly LeafRange[],
  edge: TreeEdge,
): { readonly level: number; readonly place: number }[] {
  const needed = new Map<string, { level: number; place: number }>();
  for (const part of ranges.flatMap(wholeSubtrees)) {
    const { level, tile } = placeOf(part);
    if (isFull(level, tile, edge)) needed.set(`${level}/${tile}`, { level, place: tile });
  }
  return [...needed.values()];
}

/**
 * The root of a run of leaves of RFC 6962.
 * @param tileOf gives the full tiles named by `tilesNeeded`
 * @throws RangeError when a tile is missing
 */
export function rangeRoot(
  range: LeafRange,
  edge: TreeEdge,
  tileOf: (level: number, place: number) => readonly Buffer[] | undefined,
): Buffer {
  return foldRoots(wholeSubtrees(range).map((part) => subtreeRoot(part, edge, tileOf)));
}

interface Subtree {
  readonly height: number;
  readonly place: number;
}

function subtreeRoot(
  part: Subtree,
  edge: TreeEdge,
  tileOf: (level: number, place: number) => readonly Buffer[] | undefined,
): Buffer {
  const { level, tile, offset, width } = placeOf(part);
  const hashes = isFull(level, tile, edge) ? tileOf(level, tile) : edge.levels[level];
  const own = hashes?.slice(offset, offset + width);
  if (own?.length !== width)
    throw new RangeError(`The tree has no subtree of height ${part.height} at ${part.place}.`);
  return perfectRoot(own);
}

/** Where the hashes under a subtree's root stand. */
function placeOf({ height, place }: Subtree) {
  const level = Math.floor(height / TILE_HEIGHT);
  const width = 2 ** (height % TILE_HEIGHT);
  const first = place * width;
  return { level, tile: Math.floor(first / TILE_WIDTH), offset: first % TILE_WIDTH, width };
}

function isFull(level: number, tile: number, edge: TreeEdge): boolean {
  return tile < Math.floor(edge.size / TILE_WIDTH ** (level + 1));
}

function foldRoots(roots: readonly Buffer[]): Buffer {
  return roots.reduceRight((right, left) => nodeHash(left, right));
}
