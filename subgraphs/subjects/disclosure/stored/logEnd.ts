import { endOf } from './group';
import type { LogModels } from './model';
import type { GroupRecord, JournalRecord } from './record';

/** The last document of the journal, without its entries; null while there is none. */
export async function lastOfJournal({ journal }: Pick<LogModels, 'journal'>) {
  return journal
    .findOne({}, { end: 1 })
    .sort({ _id: -1 })
    .readConcern('majority')
    .lean<Pick<JournalRecord, '_id' | 'end'>>();
}

/** The last of the journal whose entries stand among the others, and all before it; null where none do. */
export async function lastMoved({ journal }: Pick<LogModels, 'journal'>) {
  return journal
    .findOne({ end: { $exists: true } }, { end: 1 })
    .sort({ _id: -1 })
    .readConcern('majority')
    .lean<Required<Pick<JournalRecord, '_id' | 'end'>>>();
}

/** The place after the last entry. */
export async function afterLastEntry({ groups }: Pick<LogModels, 'groups'>): Promise<number> {
  const last = await groups
    .findOne({}, { size: 1 })
    .sort({ _id: -1 })
    .readConcern('majority')
    .lean<GroupRecord>();
  return last === null ? 0 : endOf(last);
}

/** The place of the first entry that was not taken out; the end where there is none. */
export async function firstHeld(models: Pick<LogModels, 'groups' | 'prunings'>): Promise<number> {
  const { groups, prunings } = models;
  const pruning = await prunings.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean<{ _id: number }>();
  const prunedTo = pruning?._id ?? 0;
  const before = await groups
    .findOne({ _id: { $lt: prunedTo } }, { leaves: 1 })
    .sort({ _id: -1 })
    .lean<GroupRecord>();
  // They are taken out from the oldest on: what stands before that place was left when it was cut short.
  const from = before?.leaves === undefined ? prunedTo : 0;
  const first = await groups
    .findOne({ _id: { $gte: from }, leaves: { $exists: true } }, { _id: 1 })
    .sort({ _id: 1 })
    .lean<Pick<GroupRecord, '_id'>>();
  return first?._id ?? afterLastEntry(models);
}

/** The place of the first entry of the group in which a place is, or would be. */
export async function beginOfGroup(
  { groups }: Pick<LogModels, 'groups'>,
  place: number,
): Promise<number> {
  const group = await groups
    .findOne({ _id: { $lte: place } }, { _id: 1 })
    .sort({ _id: -1 })
    .lean<Pick<GroupRecord, '_id'>>();
  return group?._id ?? place;
}

/** How many entries the tree covers. */
export async function signedTo({ tree }: Pick<LogModels, 'tree'>): Promise<number> {
  const found = await tree.findById('tree', { size: 1 }).lean<{ size: number }>();
  return found?.size ?? 0;
}
