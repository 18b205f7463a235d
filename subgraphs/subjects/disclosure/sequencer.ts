import { setTimeout as wait } from 'node:timers/promises';
import { DURABLE, isDuplicate } from '../../kit/durable';
import type { LogModels } from './model';
import type { NewEntry } from './sealEvent';
import type { EntryRecord } from './record';

const ATTEMPTS = 200;

/**
 * Gives entries their places in the one log that all processes on this database share, and makes
 * them durable: one insert for a group of entries, at the places after the last.
 *
 * The database is the sequencer, by the uniqueness of the places: of two processes that write at
 * the same place one succeeds, and the other goes on behind it. So there is no leader to elect, no
 * log of each gateway to be cross-signed, and one order for all; and it costs one round trip,
 * where a transaction over entries and tree would cost five. A place is only ever written by one
 * who has seen the place before it taken, so that there is never a gap, whenever a process ends.
 * The tree over the entries follows within a second (treeKeeper.ts).
 */
export function sequencer(
  { entries, tree }: Pick<LogModels, 'entries' | 'tree'>,
  written: (records: readonly EntryRecord[]) => void,
): (group: readonly NewEntry[]) => Promise<void> {
  const { collection } = entries;
  let next: number | undefined;

  /** @throws Error where entries that were signed are gone: over their places nothing is written */
  async function nextPlace(): Promise<number> {
    // In this order: the tree only ever covers entries that are there.
    const covered = await tree.findById('tree', { size: 1 }).lean<{ size: number }>();
    const last = await entries.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean<{ _id: number }>();
    const place = (last?._id ?? -1) + 1;
    if (place < (covered?.size ?? 0))
      throw new Error('The end of the disclosure log is missing: nothing more is put on it.');
    return place;
  }

  /** Which events are there already, as a majority holds them. */
  async function present(group: readonly NewEntry[]): Promise<Set<string>> {
    const found = await entries
      .find({ event: { $in: group.map(({ event }) => event) } }, { event: 1 })
      .read('primary')
      .readConcern('majority')
      .lean<{ event: string }[]>();
    return new Set(found.map(({ event }) => event));
  }

  return async (group) => {
    // The same event twice, by its id, is there once.
    let left = [...new Map(group.map((entry) => [entry.event, entry])).values()];
    for (let attempt = 0; left.length > 0; attempt++) {
      next ??= await nextPlace();
      const records = left.map((entry, i): EntryRecord => ({ _id: next! + i, ...entry }));
      try {
        await collection.insertMany(records as never[], { ordered: true, writeConcern: DURABLE });
        next += records.length;
        written(records);
        return;
      } catch (error) {
        // Where the write went is not known, or another process was first: look again.
        next = undefined;
        if (!isDuplicate(error) || attempt === ATTEMPTS) throw error;
      }
      const there = await present(left);
      left = left.filter(({ event }) => !there.has(event));
      // Those who met at one place must not meet at the next again and again.
      await wait(Math.random() * Math.min(attempt, 10));
    }
  };
}
