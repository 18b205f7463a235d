import { emptyRoot, nodeHash, perfectRoot, type TreeHash } from './merkle';
import { completeSubtrees, type LeafRange, type Subtree } from './proof';

/**
 * A tile stores 256 hashes of one level; the seven levels above them are computed. 256 hashes of 32
 * bytes are a document of 8 kB, and a log of a million entries has three levels of tiles.
 */
const TILE_LEVELS = 8;
const TILE_HASHES = 2 ** TILE_LEVELS;

/**
 * The right edge of the tree: the number of leaves and, for each level of tiles, the hashes of the
 * tile that is not full yet. Its size is O(log n). Together with the full tiles it is the whole
 * tree; alone it suffices to add leaves and to compute the root.
 */
export interface TreeEdge {
  readonly hash: TreeHash;
  readonly size: number;
  /** By level, leaves first; fewer than 256 hashes each. */
  readonly levels: readonly (readonly Buffer[])[];
}

export interface TileId {
  readonly level: number;
  /** Counts the tiles of its level from the left. */
  readonly position: number;
}

/** A full tile. It never changes. */
export interface Tile extends TileId {
  readonly hashes: readonly Buffer[];
}

/** The tree without leaves. */
export function emptyTree(hash: TreeHash): TreeEdge {
  return { hash, size: 0, levels: [] };
}

/** Adds leaves. @returns the new edge, and the tiles that the leaves filled */
export function growTree(
  edge: TreeEdge,
  leaves: readonly Buffer[],
): { readonly edge: TreeEdge; readonly filled: readonly Tile[] } {
  const levels = edge.levels.map((hashes) => [...hashes]);
  const filled: Tile[] = [];
  let { size } = edge;
  const { hash: algorithm } = edge;
  const add = (level: number, hash: Buffer) => {
    const hashes = (levels[level] ??= []);
    hashes.push(hash);
    if (hashes.length < TILE_HASHES) return;
    const position = size / TILE_HASHES ** (level + 1) - 1;
    filled.push({ level, position, hashes });
    levels[level] = [];
    add(level + 1, perfectRoot(hashes, algorithm));
  };
  for (const leaf of leaves) {
    size++;
    add(0, leaf);
  }
  return { edge: { hash: algorithm, size, levels }, filled };
}

/** The root of a tree, computed from its edge. */
export function rootOf(edge: TreeEdge): Buffer {
  if (edge.size === 0) return emptyRoot(edge.hash);
  return foldRoots(
    completeSubtrees({ from: 0, to: edge.size }).map((part) =>
      subtreeRoot(part, edge, () => undefined),
    ),
    edge.hash,
  );
}

/** The full tiles that `rangeRoot` needs beside the edge. */
export function tilesNeeded(ranges: readonly LeafRange[], edge: TreeEdge): TileId[] {
  const needed = new Map<string, TileId>();
  for (const part of ranges.flatMap(completeSubtrees)) {
    const { level, tile } = locate(part);
    if (isFull(level, tile, edge)) needed.set(`${level}/${tile}`, { level, position: tile });
  }
  return [...needed.values()];
}

/**
 * The root of a range of leaves that RFC 6962 uses in a proof.
 * @param tileOf returns the full tiles that `tilesNeeded` names
 * @throws RangeError when a tile is missing
 */
export function rangeRoot(
  range: LeafRange,
  edge: TreeEdge,
  tileOf: (level: number, position: number) => readonly Buffer[] | undefined,
): Buffer {
  return foldRoots(
    completeSubtrees(range).map((part) => subtreeRoot(part, edge, tileOf)),
    edge.hash,
  );
}

function subtreeRoot(
  part: Subtree,
  edge: TreeEdge,
  tileOf: (level: number, position: number) => readonly Buffer[] | undefined,
): Buffer {
  const { level, tile, offset, width } = locate(part);
  const hashes = isFull(level, tile, edge) ? tileOf(level, tile) : edge.levels[level];
  const own = hashes?.slice(offset, offset + width);
  if (own?.length !== width)
    throw new RangeError(
      `The tree has no subtree of height ${part.height} at position ${part.position}.`,
    );
  return perfectRoot(own, edge.hash);
}

/** The tile that stores the hashes below a subtree's root, and where in it they are. */
function locate({ height, position }: Subtree) {
  const level = Math.floor(height / TILE_LEVELS);
  const width = 2 ** (height % TILE_LEVELS);
  const first = position * width;
  return { level, tile: Math.floor(first / TILE_HASHES), offset: first % TILE_HASHES, width };
}

function isFull(level: number, tile: number, edge: TreeEdge): boolean {
  return tile < Math.floor(edge.size / TILE_HASHES ** (level + 1));
}

function foldRoots(roots: readonly Buffer[], hash: TreeHash): Buffer {
  return roots.reduceRight((right, left) => nodeHash(left, right, hash));
}
