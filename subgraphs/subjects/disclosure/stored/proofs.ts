import { consistencyRanges, inclusionRanges, type LeafRange } from '../../../../schema/log/proof';
import { rangeRoot, tilesNeeded, type TreeEdge } from '../../../../schema/log/tiles';
import type { LogModels } from './model';
import type { TileRecord } from './record';
import { hashesOf, tileId } from './treeRecords';

/** An inclusion proof with the claim that it proves. */
export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Buffer;
  readonly path: readonly Buffer[];
  readonly root: Buffer;
}

/**
 * Inclusion proofs of several entries, with one read for all tiles: a few for each level, whatever
 * the size of the log.
 * @param size of the tree of the proofs, at most that of the edge; each index is below it
 */
export async function inclusions(
  models: Pick<LogModels, 'tiles'>,
  edge: TreeEdge,
  indices: readonly number[],
  size: number,
): Promise<Inclusion[]> {
  const claims = indices.map((index) => ({
    index,
    ranges: [
      { from: index, to: index + 1 },
      { from: 0, to: size },
      ...inclusionRanges(index, size),
    ],
  }));
  const rootOf = await rangeRoots(
    models,
    edge,
    claims.flatMap(({ ranges }) => ranges),
  );
  return claims.map(({ index, ranges }) => {
    const [leaf, root, ...path] = ranges.map(rootOf);
    return { index, size, leaf: leaf!, root: root!, path };
  });
}

/** The hashes of a proof that the second tree extends the first. */
export async function consistency(
  models: Pick<LogModels, 'tiles'>,
  edge: TreeEdge,
  first: number,
  second: number,
): Promise<Buffer[]> {
  const ranges = consistencyRanges(first, second);
  return ranges.map(await rangeRoots(models, edge, ranges));
}

/** The leaf hash of each entry of a range, pruned ones included. */
export async function leafHashes(
  models: Pick<LogModels, 'tiles'>,
  edge: TreeEdge,
  { from, to }: LeafRange,
): Promise<Buffer[]> {
  const ranges = Array.from({ length: Math.max(0, to - from) }, (_, i) => ({
    from: from + i,
    to: from + i + 1,
  }));
  return ranges.map(await rangeRoots(models, edge, ranges));
}

/** Reads the tiles that these ranges need. @returns the root of each of them */
async function rangeRoots(
  models: Pick<LogModels, 'tiles'>,
  edge: TreeEdge,
  ranges: readonly LeafRange[],
): Promise<(range: LeafRange) => Buffer> {
  const needed = tilesNeeded(ranges, edge).map(tileId);
  const tiles = await models.tiles.find({ _id: { $in: needed } }).lean<TileRecord[]>();
  const byId = new Map(tiles.map((tile) => [tile._id, hashesOf(tile.hashes)]));
  return (range) =>
    rangeRoot(range, edge, (level, position) => byId.get(tileId({ level, position })));
}
