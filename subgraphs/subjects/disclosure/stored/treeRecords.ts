import { HASH_BYTES } from '../../../../schema/log/merkle';
import type { Tile, TreeEdge } from '../../../../schema/log/tiles';
import type { TreeHead } from '../../../../schema/log/treeHead';
import type { HeadRecord, StoredBytes, TreeRecord } from './record';

/** The id of a tile's document. */
export function tileId({ level, place }: Pick<Tile, 'level' | 'place'>): string {
  return `${level}/${place}`;
}

/** Hashes, one after the other. */
export function bytesOf(hashes: readonly Buffer[]): Buffer {
  return Buffer.concat(hashes);
}

export function bytesIn(stored: StoredBytes): Buffer {
  return Buffer.isBuffer(stored) ? stored : Buffer.from(stored.buffer);
}

/** The hashes of a stored run. */
export function hashesOf(stored: StoredBytes): Buffer[] {
  const bytes = bytesIn(stored);
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, i) =>
    bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}

export function edgeOf(record: Pick<TreeRecord, 'size' | 'levels'>): TreeEdge {
  return { size: record.size, levels: record.levels.map(hashesOf) };
}

export function levelsOf(edge: TreeEdge): Buffer[] {
  return edge.levels.map(bytesOf);
}

export function headOf({
  _id: size,
  logId,
  rootHash,
  timestamp,
  keyId,
  signature,
}: HeadRecord): TreeHead {
  return { logId, size, rootHash, timestamp, keyId, signature };
}
