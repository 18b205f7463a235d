import { LogFault } from '../../../../schema/log/logFault';
import { LogVerifier, type LogSummary } from '../../../../schema/log/logVerifier';
import type { TreeHash } from '../../../../schema/log/merkle';
import { emptyTree, growTree, type Tile } from '../../../../schema/log/tiles';
import { hashOf, type TreeHead } from '../../../../schema/log/treeHead';
import type { LogModels } from '../stored/model';
import type { TileRecord } from '../stored/record';
import { hashesOf, storedTree, tileId } from '../stored/treeRecords';
import { storedLog, type StoredLogModels } from './storedLog';

/**
 * Checks the whole stored log: every entry, every node of the tree, every signed head, and that it
 * extends the newest head.
 * @param seen the newest head that was signed before the check began
 * @param pause awaited before each portion is read
 * @returns undefined while the log is empty
 * @throws LogFault with the first fault
 */
export async function checkLog(
  models: StoredLogModels & Pick<LogModels, 'tree'>,
  seen: TreeHead | undefined,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<LogSummary | undefined> {
  const record = await storedTree(models);
  if ((record === null || record.size === 0) && seen === undefined) return undefined;
  if (record === null)
    throw new LogFault('ROLLED_BACK', 'The tree of the disclosure log is missing.');
  const verifier = new LogVerifier(seen ? { seen } : {});
  const nodes = nodeChecker(models, hashOf(record));
  for await (const item of storedLog(models, record, pause)) {
    verifier.add(item);
    if (item.type === 'entry') await nodes(Buffer.from(item.hash, 'hex'));
  }
  return verifier.finish();
}

/**
 * Grows a tree from the leaf hashes and compares its full tiles with the stored ones. The verifier
 * has compared the lowest tiles with the entries already.
 */
function nodeChecker(
  { tiles }: Pick<LogModels, 'tiles'>,
  hash: TreeHash,
): (leaf: Buffer) => Promise<void> {
  let edge = emptyTree(hash);
  return async (leaf) => {
    const grown = growTree(edge, [leaf]);
    edge = grown.edge;
    for (const tile of grown.filled) if (tile.level > 0) await compare(tile);
  };

  async function compare(tile: Tile): Promise<void> {
    const found = await tiles.findById(tileId(tile)).lean<TileRecord>();
    const stored = found && hashesOf(found.hashes);
    if (stored?.every((hash, i) => tile.hashes[i]?.equals(hash)) !== true)
      throw new LogFault(
        'NODE_CHANGED',
        `The node ${tileId(tile)} of the tree of the disclosure log is missing or has been changed.`,
      );
  }
}
