import { HASH_BYTES } from '../../../../schema/log/merkle';
import type { TileId, TreeEdge } from '../../../../schema/log/tiles';
import { hashOf, type TreeHead } from '../../../../schema/log/treeHead';
import type { LogModels } from './model';
import type { HeadRecord, StoredBytes, TreeRecord } from './record';

/** The tree as it is stored; null while the log is empty. */
export async function storedTree({ tree }: Pick<LogModels, 'tree'>): Promise<TreeRecord | null> {
  return tree.findById('tree').lean<TreeRecord>();
}

/** The signed head of a size; null when none was signed for it. */
export async function storedHead(
  { heads }: Pick<LogModels, 'heads'>,
  size: number,
): Promise<TreeHead | null> {
  const found = await heads.findById(size).lean<HeadRecord>();
  return found && headOf(found);
}

/** The `_id` of a tile's document. */
export function tileId({ level, position }: TileId): string {
  return `${level}/${position}`;
}

/** The bytes of a binary field, as the driver returned it. */
export function bytesIn(stored: StoredBytes): Buffer {
  return Buffer.isBuffer(stored) ? stored : Buffer.from(stored.buffer);
}

/** The hashes of a binary field that stores them one after the other. */
export function hashesOf(stored: StoredBytes): Buffer[] {
  const bytes = bytesIn(stored);
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, i) =>
    bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}

export function edgeOf({ size, levels, ...tree }: Omit<TreeRecord, '_id' | 'logId'>): TreeEdge {
  return { hash: hashOf(tree), size, levels: levels.map(hashesOf) };
}

export function levelsOf(edge: TreeEdge): Buffer[] {
  return edge.levels.map((hashes) => Buffer.concat(hashes));
}

export function headOf({ _id: size, ...head }: HeadRecord): TreeHead {
  const { logId, rootHash, hash, timestamp, keyId, signature } = head;
  return { logId, size, rootHash, ...(hash && { hash }), timestamp, keyId, signature };
}
