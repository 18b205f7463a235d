import { LogFault } from '../../../../schema/log/logFault';
import type { LogModels } from './model';
import type { GroupRecord, JournalRecord } from './record';
import { storedTree } from './treeRecords';

type JournalEnd = Pick<JournalRecord, '_id' | 'end'>;

/** The last record of the journal, without its entries; null when the journal is empty. */
export async function lastJournalRecord({ journal }: Pick<LogModels, 'journal'>) {
  return journal
    .findOne({}, { end: 1 })
    .sort({ _id: -1 })
    .readConcern('majority')
    .lean<JournalEnd>();
}

/** The last record of the journal whose entries were moved into groups; null when none was. */
export async function lastMovedRecord({ journal }: Pick<LogModels, 'journal'>) {
  return journal
    .findOne({ end: { $exists: true } }, { end: 1 })
    .sort({ _id: -1 })
    .readConcern('majority')
    .lean<Required<JournalEnd>>();
}

/** The number of entries in the groups, pruned ones included: the index of the next entry. */
export async function entryCount({ groups }: Pick<LogModels, 'groups'>): Promise<number> {
  const last = await groups
    .findOne({}, { size: 1 })
    .sort({ _id: -1 })
    .readConcern('majority')
    .lean<GroupRecord>();
  return last === null ? 0 : endOf(last);
}

/** The index of the first entry that was not pruned; the number of entries when all were. */
export async function firstUnpruned(models: Pick<LogModels, 'groups' | 'prunings'>) {
  const { groups, prunings } = models;
  const pruning = await prunings.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean<{ _id: number }>();
  const prunedTo = pruning?._id ?? 0;
  const before = await groups
    .findOne({ _id: { $lt: prunedTo } }, { leaves: 1 })
    .sort({ _id: -1 })
    .lean<GroupRecord>();
  // Pruning goes from the oldest group on: a group with leaves below `prunedTo` was interrupted.
  const from = before?.leaves === undefined ? prunedTo : 0;
  const first = await groups
    .findOne({ _id: { $gte: from }, leaves: { $exists: true } }, { _id: 1 })
    .sort({ _id: 1 })
    .lean<Pick<GroupRecord, '_id'>>();
  return first?._id ?? entryCount(models);
}

/** The index of the first entry of the group that an index belongs to. */
export async function groupStart(
  { groups }: Pick<LogModels, 'groups'>,
  index: number,
): Promise<number> {
  const group = await groups
    .findOne({ _id: { $lte: index } }, { _id: 1 })
    .sort({ _id: -1 })
    .lean<Pick<GroupRecord, '_id'>>();
  return group?._id ?? index;
}

/** The number of entries that the tree covers. */
export async function treeSize(models: Pick<LogModels, 'tree'>): Promise<number> {
  return (await storedTree(models))?.size ?? 0;
}

/** The index after the last entry of a group. */
export function endOf({ _id, size }: Pick<GroupRecord, '_id' | 'size'>): number {
  return _id + size;
}

/**
 * Checks that no entry is missing from the end of the log.
 * @param count how many entries the log has
 * @param expected how many it had before
 * @throws LogFault
 */
export function refuseMissingEnd(count: number, expected: number): void {
  if (count < expected)
    throw new LogFault(
      'ENTRY_MISSING',
      `The end of the disclosure log is missing: it has ${count} entries, and ${expected} were stored.`,
    );
}
