import { LogFault } from '../../../../schema/log/logFault';
import type { TreeHead } from '../../../../schema/log/treeHead';
import { entryCount, lastMovedRecord, refuseMissingEnd } from '../stored/logEnd';
import type { LogModels } from '../stored/model';
import type { TreeRecord } from '../stored/record';
import { storedTree } from '../stored/treeRecords';
import type { NewestHead } from './newestHead';
import { signedHead } from './signedHead';

type Models = Pick<LogModels, 'groups' | 'heads' | 'journal' | 'keys' | 'tree'>;

/**
 * Checks the end of the log in a few reads: the tree matches its signed head, neither is older than
 * the newest head, and the entries up to there are stored. `checkLog` checks everything before the
 * end.
 * @returns the head; null while the log is empty
 * @throws LogFault
 */
export async function checkEnd(
  models: Models,
  newest: Pick<NewestHead, 'read'>,
): Promise<TreeHead | null> {
  const [record, signed] = await treeAndNewest(models, newest);
  const size = record?.size ?? 0;
  await checkStored(models, size);
  if (record === null || size === 0) return null;
  const head = await signedHead(models, record);
  if (signed?.size === size && (signed.rootHash !== head.rootHash || signed.logId !== head.logId))
    throw new LogFault(
      'ROLLED_BACK',
      `Two different heads were signed for ${size} entries of the disclosure log.`,
    );
  return head;
}

/**
 * Reads the tree and the newest head.
 * @throws LogFault when the tree is older than the head
 */
export async function treeAndNewest(
  models: Pick<LogModels, 'tree'>,
  newest: Pick<NewestHead, 'read'>,
): Promise<[tree: TreeRecord | null, newest: TreeHead | undefined]> {
  // The head first: it is written after the tree, so the tree that is read later is never older.
  const signed = await newest.read();
  const record = await storedTree(models);
  const size = record?.size ?? 0;
  if (signed !== undefined && size < signed.size)
    throw new LogFault(
      'ROLLED_BACK',
      `The tree of the disclosure log was rolled back to ${size} entries: a signed head covers ${signed.size}.`,
    );
  return [record, signed];
}

/**
 * Checks that no entry is missing from the end.
 * @param covered the number of entries that the tree covers
 * @throws LogFault
 */
export async function checkStored(
  models: Pick<LogModels, 'groups' | 'journal'>,
  covered: number,
): Promise<void> {
  const moved = (await lastMovedRecord(models))?.end ?? 0;
  refuseMissingEnd(await entryCount(models), Math.max(covered, moved));
}
