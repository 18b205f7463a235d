import { DURABLE } from '../../kit/durable';
import { readGroup } from './groupText';
import { afterLastEntry, lastGroup } from './logEnd';
import type { LogModels } from './model';
import { placeEntries } from './placeEntries';
import type { JournalRecord, SealedEntry } from './record';
import type { WholeGroup } from './sequencer';
import { sharedRun } from './sharedRun';

/** Entries moved before their groups are marked. */
const AT_ONCE = 500;
/**
 * Entries in one write: more would cost each little less, and the database would be busy with them
 * for tens of milliseconds, in which it answers nobody and makes nothing durable.
 */
const PORTION = 100;
/** Groups that are read back at a time. */
const PAGE = 50;

/** Puts what the journal holds among the entries. */
export interface Mover {
  /** Tells of a group that this process has made durable: it need not be read back. */
  written(group: WholeGroup): void;
  /** Entries that were made durable here and are not known to be moved. */
  readonly waiting: number;
  /**
   * Moves every group that was durable when it was asked, whoever wrote it.
   * @returns the place after them
   */
  settle(): Promise<number>;
}

/** What is next: the number of a group, and the place of its first entry. */
interface Position {
  readonly group: number;
  readonly place: number;
}

/**
 * Moves groups from the journal to the entries, where they are searched: many entries at a time,
 * and from memory where this process wrote them. Here entries get their places, in the order of
 * the journal, an event that is there already none.
 *
 * Any process may do it, several at once, and again after a crash. Groups are moved in their
 * order, so what places the entries of a group get follows from the journal alone; whoever moves it
 * gives the same ones, and an entry that is there is passed over. A group is marked with where it
 * ended when its entries are durable, never before: what is left to do begins at the last mark. The
 * tree covers only what is marked.
 * @param moved told of entries once they stand: the place of the first, and they in order
 */
export function mover(
  models: Pick<LogModels, 'journal' | 'entries'>,
  moved: (place: number, entries: readonly SealedEntry[]) => void,
): Mover {
  const { journal } = models;
  const own = new Map<number, WholeGroup>();
  let waiting = 0;
  let next: Position | undefined;

  async function settleToEnd(): Promise<number> {
    const last = await lastGroup(models);
    if (last === null) {
      const end = await afterLastEntry(models);
      // The journal's first group may have come, and gone on, in between.
      return (await lastGroup(models)) === null ? end : settleToEnd();
    }
    if (last.end !== undefined) goTo({ group: last._id + 1, place: last.end });
    for (;;) {
      if (next !== undefined && next.group > last._id) return next.place;
      const groups = (await ownGroups(last._id)) ?? (await groupsOfAll(last._id));
      if (groups.length > 0) await move(groups);
    }
  }

  /** What follows in memory; undefined when that is nothing, or when another process moved it. */
  async function ownGroups(to: number): Promise<readonly WholeGroup[] | undefined> {
    if (next === undefined || !own.has(next.group)) return undefined;
    if (await journal.exists({ _id: next.group, end: { $exists: true } })) return undefined;
    const groups: WholeGroup[] = [];
    let size = 0;
    for (let at = next.group; at <= to && size < AT_ONCE; at++) {
      const group = own.get(at);
      if (group === undefined) break;
      groups.push(group);
      size += group.size;
    }
    return groups;
  }

  /** @throws Error where a group is missing */
  async function groupsOfAll(to: number): Promise<readonly WholeGroup[]> {
    goTo(await lastMark());
    const from = next!.group;
    const groups = await journal
      .find({ _id: { $gte: from, $lte: to } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .readConcern('majority')
      .lean<JournalRecord[]>();
    if (groups.some(({ _id }, i) => _id !== from + i) || (groups.length === 0 && from <= to))
      throw new Error('A group of the journal of the disclosure log is missing.');
    // Another process may be moving them: what comes after a moved one has a later mark to go by.
    const ready: WholeGroup[] = [];
    for (const group of groups) {
      const entries = readGroup(group);
      if (entries === undefined) break;
      ready.push({ _id: group._id, size: entries.length, entries: () => entries });
    }
    return ready;
  }

  async function lastMark(): Promise<Position> {
    const mark = await journal
      .findOne({ end: { $exists: true } }, { end: 1 })
      .sort({ _id: -1 })
      .readConcern('majority')
      .lean<JournalRecord>();
    if (mark !== null) return { group: mark._id + 1, place: mark.end! };
    const first = await journal.findById(0, { from: 1 }).lean<JournalRecord>();
    if (first?.from === undefined)
      throw new Error('The first group of the journal of the disclosure log is missing.');
    return { group: 0, place: first.from };
  }

  async function move(groups: readonly WholeGroup[]): Promise<void> {
    const read = groups.map((group) => ({ _id: group._id, entries: group.entries() }));
    const all = read.flatMap(({ entries }) => entries);
    const placed: SealedEntry[] = [];
    const { place } = next!;
    for (let at = 0; at < all.length; at += PORTION) {
      const portion = all.slice(at, at + PORTION);
      placed.push(...(await placeEntries(models, portion, place + placed.length)));
    }
    const events = new Set(placed.map(({ entry }) => entry.event));
    let end = place;
    const marks = read.map(({ _id, entries }) => {
      for (const { entry } of entries) if (events.delete(entry.event)) end++;
      const update = { $set: { end }, $unset: { leaves: 1, entries: 1 } };
      return { updateOne: { filter: { _id }, update } };
    });
    await journal.collection.bulkWrite(marks as never[], { writeConcern: DURABLE });
    moved(place, placed);
    goTo({ group: groups.at(-1)!._id + 1, place: end });
  }

  function goTo(position: Position): void {
    next = position;
    for (const [number, { size }] of own) {
      if (number >= position.group) break;
      own.delete(number);
      waiting -= size;
    }
  }

  return {
    written(group) {
      own.set(group._id, group);
      waiting += group.size;
    },
    get waiting() {
      return waiting;
    },
    settle: sharedRun(settleToEnd),
  };
}
