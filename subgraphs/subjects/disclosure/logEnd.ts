import type { LogModels } from './model';
import type { JournalRecord } from './record';

/** A group of the journal without its entries. */
export type GroupMark = Omit<JournalRecord, 'leaves' | 'entries'>;

/** The last group of the journal, as a majority holds it; null while there is none. */
export async function lastGroup({ journal }: Pick<LogModels, 'journal'>) {
  return journal
    .findOne({}, { end: 1 })
    .sort({ _id: -1 })
    .readConcern('majority')
    .lean<GroupMark>();
}

/** The place after the last entry. */
export async function afterLastEntry({ entries }: Pick<LogModels, 'entries'>): Promise<number> {
  const last = await entries.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean<{ _id: number }>();
  return last === null ? 0 : last._id + 1;
}

/** How many entries the tree covers. */
export async function signedTo({ tree }: Pick<LogModels, 'tree'>): Promise<number> {
  const found = await tree.findById('tree', { size: 1 }).lean<{ size: number }>();
  return found?.size ?? 0;
}
