import { consistencyRanges, inclusionRanges, type LeafRange } from '../../../../schema/log/proof';
import { rangeRoot, tilesNeeded, type TreeEdge } from '../../../../schema/log/tiles';
import type { LogModels } from './model';
import type { TileRecord } from './record';
import { hashesOf, tileId } from './treeRecords';

/** The hashes of an inclusion proof, and what it proves. */
export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: Buffer;
  readonly path: readonly Buffer[];
  readonly root: Buffer;
}

/**
 * Inclusion proofs of entries in a tree, in one read of the tiles they need, a few for each
 * level, whatever the size of the log.
 * @param size of the tree, at most that of the edge; each index is below it
 */
export async function inclusions(
  models: LogModels,
  edge: TreeEdge,
  indices: readonly number[],
  size: number,
): Promise<Inclusion[]> {
  const asked = indices.map((index) => ({
    index,
    ranges: [
      { from: index, to: index + 1 },
      { from: 0, to: size },
      ...inclusionRanges(index, size),
    ],
  }));
  const rootOfRange = await reader(
    models,
    edge,
    asked.flatMap(({ ranges }) => ranges),
  );
  return asked.map(({ index, ranges }) => {
    const [leaf, root, ...path] = ranges.map(rootOfRange);
    return { index, size, leaf: leaf!, root: root!, path };
  });
}

/** The hashes that prove one tree to be the beginning of another. */
export async function consistency(
  models: LogModels,
  edge: TreeEdge,
  first: number,
  second: number,
): Promise<Buffer[]> {
  const ranges = consistencyRanges(first, second);
  return ranges.map(await reader(models, edge, ranges));
}

/** Hashes of entries, one by one, those included that are no longer held. */
export async function leafHashes(
  models: LogModels,
  edge: TreeEdge,
  { from, to }: LeafRange,
): Promise<Buffer[]> {
  const ranges = Array.from({ length: Math.max(0, to - from) }, (_, i) => ({
    from: from + i,
    to: from + i + 1,
  }));
  return ranges.map(await reader(models, edge, ranges));
}

async function reader(
  models: LogModels,
  edge: TreeEdge,
  ranges: readonly LeafRange[],
): Promise<(range: LeafRange) => Buffer> {
  const needed = tilesNeeded(ranges, edge).map(tileId);
  const tiles = await models.tiles.find({ _id: { $in: needed } }).lean<TileRecord[]>();
  const byId = new Map(tiles.map((tile) => [tile._id, hashesOf(tile.hashes)]));
  return (range) => rangeRoot(range, edge, (level, place) => byId.get(tileId({ level, place })));
}
