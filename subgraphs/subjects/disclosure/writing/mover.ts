import { LogFault } from '../../../../schema/log/logFault';
import { DURABLE } from '../../../framework/durable';
import { readText, textsOf } from '../stored/group';
import { afterLastEntry, lastMoved, lastOfJournal } from '../stored/logEnd';
import type { LogModels } from '../stored/model';
import { placeEntries, type Placed } from './placeEntries';
import type { JournalRecord, SealedEntry } from '../stored/record';
import type { Written } from './journalWriter';
import { sharedRun } from './sharedRun';

/** Entries moved in one write: more would keep the database from making anything durable meanwhile. */
const AT_ONCE = 512;
/** Documents of the journal that are read back at a time. */
const PAGE = 50;

/** Puts what the journal holds among the entries. */
export interface Mover {
  /** Tells of what this process has made durable: it need not be read back. */
  written(what: Written): void;
  /** Entries that were made durable here and are not known to be moved. */
  readonly waiting: number;
  /**
   * Moves everything that was durable when it was asked, whoever wrote it.
   * @returns the place after it
   */
  settle(): Promise<number>;
}

/** Something of the journal, to be moved; another process has moved what has no leaves any more. */
interface ToMove extends Pick<JournalRecord, 'leaves'> {
  readonly number: number;
}

/**
 * Moves from the journal to the entries, where they are searched: many entries in a document, and
 * from memory where this process wrote them. Here entries get their places, in the order of the
 * journal, an event that is there already none.
 *
 * Any process may do it, several at once, and again after a crash: entries are moved in their
 * order, and those that stand already are passed over. What was moved is marked when its entries
 * are durable, never before: what is left to do begins at the last mark. The tree covers only what
 * is marked.
 * @param moved told of entries once they stand
 */
export function mover(
  models: Pick<LogModels, 'journal' | 'groups'>,
  moved: (placed: Placed) => void,
): Mover {
  const { journal } = models;
  const own = new Map<number, Written>();
  let waiting = 0;
  let lastWritten = -1;
  /** The place after what this process knows to be moved. */
  let reached = 0;

  async function settleToEnd(): Promise<number> {
    const written = lastWritten;
    const last = await lastOfJournal(models);
    if ((last?._id ?? -1) < written)
      throw new LogFault(
        'ENTRY_MISSING',
        'The end of the journal of the disclosure log is missing.',
      );
    if (last === null) return reach(await afterLastEntry(models));
    if (last.end !== undefined) return reach(last.end);
    const first = await firstToMove();
    let end: number | undefined;
    for (let at = first; at <= last._id;) {
      const portion = ownFrom(at, last._id) ?? (await readFrom(at, last._id));
      end = await move(portion);
      at = portion.at(-1)!.number + 1;
      forget(at);
    }
    // Another process may have been through.
    if (end === undefined) return reach(await afterLastEntry(models));
    await mark(first, last._id, end);
    return reach(end);
  }

  /** @throws LogFault where the log ends before a place that was reached earlier */
  function reach(end: number): number {
    if (end < reached)
      throw new LogFault(
        'ENTRY_MISSING',
        `The end of the disclosure log is missing: it has ${end} entries where ${reached} were stored.`,
      );
    reached = end;
    return end;
  }

  async function firstToMove(): Promise<number> {
    const mark = await lastMoved(models);
    const number = mark === null ? 0 : mark._id + 1;
    reached = Math.max(reached, mark?.end ?? 0);
    forget(number);
    return number;
  }

  /** What follows in memory; undefined where that is nothing. */
  function ownFrom(number: number, to: number): readonly ToMove[] | undefined {
    const found: Written[] = [];
    let size = 0;
    for (let at = number; at <= to && size < AT_ONCE; at++) {
      const one = own.get(at);
      if (one === undefined) break;
      found.push(one);
      size += one.size;
    }
    return found.length > 0 ? found : undefined;
  }

  /** @throws LogFault where some of it is missing */
  async function readFrom(number: number, to: number): Promise<readonly ToMove[]> {
    const records = await journal
      .find({ _id: { $gte: number, $lte: to } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .readConcern('majority')
      .lean<JournalRecord[]>();
    if (records.length === 0 || records.some(({ _id }, i) => _id !== number + i))
      throw new LogFault(
        'ENTRY_MISSING',
        'A part of the journal of the disclosure log is missing.',
      );
    if (records.some(({ leaves, end }) => leaves === undefined && end === undefined))
      throw new LogFault(
        'ENTRY_CHANGED',
        'A part of the journal of the disclosure log is not as it was written.',
      );
    return records.map(({ _id, leaves }) => ({ number: _id, ...(leaves && { leaves }) }));
  }

  /** @returns a place after what was moved */
  async function move(portion: readonly ToMove[]): Promise<number> {
    const seen = new Set<string>();
    const entries = portion
      .flatMap(textsOf)
      .map((text): SealedEntry => ({ entry: readText(text, 'in the journal'), text }))
      .filter(({ entry: { id } }) => !seen.has(id) && seen.add(id));
    let end: number | undefined;
    for (let at = 0; at < entries.length; at += AT_ONCE) {
      const placed = await placeEntries(models, entries.slice(at, at + AT_ONCE), reached);
      moved(placed);
      end = placed.place + placed.entries.length;
    }
    return end ?? afterLastEntry(models);
  }

  /** Says of a part of the journal that its entries stand. */
  async function mark(first: number, last: number, end: number): Promise<void> {
    await journal.collection.updateMany(
      { _id: { $gte: first, $lte: last }, end: { $exists: false } } as never,
      { $set: { end }, $unset: { leaves: 1 } },
      { writeConcern: DURABLE },
    );
  }

  function forget(next: number): void {
    for (const [number, { size }] of own) {
      if (number >= next) break;
      own.delete(number);
      waiting -= size;
    }
  }

  return {
    written(what) {
      own.set(what.number, what);
      lastWritten = what.number;
      waiting += what.size;
    },
    get waiting() {
      return waiting;
    },
    settle: sharedRun(settleToEnd),
  };
}
