import { LogFault } from '../../../../schema/log/logFault';
import type { TreeHead } from '../../../../schema/log/treeHead';
import { afterLastEntry, lastMoved } from '../stored/logEnd';
import type { LogModels } from '../stored/model';
import type { TreeRecord } from '../stored/record';
import type { NewestHead } from './newestHead';
import { signedHead } from './signedHead';

type Models = Pick<LogModels, 'groups' | 'heads' | 'journal' | 'keys' | 'tree'>;

/**
 * Checks in a few reads that the log ends where it was signed to end: the tree is the one of its
 * head, the head is signed, neither is older than one that was signed before, and the entries up
 * to there are stored. What stands before the end is checked by `checkLog`.
 * @throws LogFault
 */
export async function checkEnd(
  models: Models,
  newest: Pick<NewestHead, 'read'>,
): Promise<TreeHead | null> {
  // In this order: what is read first is never ahead of what is read later.
  const signed = await newest.read();
  const record = await models.tree.findById('tree').lean<TreeRecord>();
  const size = record?.size ?? 0;
  if (signed !== undefined && size < signed.size)
    throw new LogFault(
      'ROLLED_BACK',
      `The tree of the disclosure log was rolled back to ${size} entries: a head was signed for ${signed.size}.`,
    );
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
 * Checks that no entry is missing from the end.
 * @param covered how many entries the tree covers
 * @throws LogFault
 */
export async function checkStored(
  models: Pick<LogModels, 'groups' | 'journal'>,
  covered: number,
): Promise<void> {
  const moved = (await lastMoved(models))?.end ?? 0;
  const end = await afterLastEntry(models);
  if (end < Math.max(covered, moved))
    throw new LogFault(
      'ENTRY_MISSING',
      `The end of the disclosure log is missing: it has ${end} entries where ${Math.max(covered, moved)} were stored.`,
    );
}
