import { LogFault } from '../../../../schema/log/logFault';
import { DURABLE } from '../../../framework/durable';
import { readText, textsOf } from '../stored/group';
import { entryCount, lastJournalRecord, lastMovedRecord, refuseMissingEnd } from '../stored/logEnd';
import type { LogModels } from '../stored/model';
import type { JournalRecord, SealedEntry } from '../stored/record';
import type { JournalWrite } from './journalWriter';
import { placeEntries, type Placed } from './placeEntries';
import { sharedRun } from './sharedRun';

/** Entries moved in one write. A larger write delays the journal writes that answers wait for. */
const MOVE_ENTRIES = 512;
/** Journal records read in one command, when another process wrote them. */
const READ_RECORDS = 50;

/** Moves entries from the journal into searchable groups. */
export interface Mover {
  /** Takes a record that this process wrote, so that it need not be read back. */
  written(write: JournalWrite): void;
  /** The number of entries that this process wrote and does not know to be moved. */
  readonly waiting: number;
  /**
   * Moves all entries that are durable at the time of the call, whichever process wrote them.
   * @returns the number of entries in the groups
   */
  settle(): Promise<number>;
}

/** A journal record to move. It has no leaves when another process has moved it. */
interface ToMove extends Pick<JournalRecord, 'leaves'> {
  readonly number: number;
}

/**
 * Moving gives entries their index, in the order of the journal; an event that has one gets no
 * second.
 *
 * Several processes may move concurrently, and again after a crash: entries are moved in their
 * order, and those in the groups are skipped. A journal record is marked only after its entries are
 * durable in the groups, so moving resumes after the last mark. The tree covers only marked records.
 * @param onMoved called with entries that are in the groups now
 */
export function mover(
  models: Pick<LogModels, 'journal' | 'groups'>,
  onMoved: (placed: Placed) => void,
): Mover {
  const { journal } = models;
  const own = new Map<number, JournalWrite>();
  let waiting = 0;
  let lastWritten = -1;
  /** The number of entries that this process knows to be in the groups. */
  let known = 0;

  async function moveAll(): Promise<number> {
    const written = lastWritten;
    const last = await lastJournalRecord(models);
    if ((last?._id ?? -1) < written)
      throw new LogFault(
        'ENTRY_MISSING',
        'The end of the journal of the disclosure log is missing.',
      );
    if (last === null) return checked(await entryCount(models));
    if (last.end !== undefined) return checked(last.end);
    const first = await firstToMove();
    let end: number | undefined;
    for (let next = first; next <= last._id;) {
      const portion = ownFrom(next, last._id) ?? (await readFrom(next, last._id));
      end = await move(portion);
      next = portion.at(-1)!.number + 1;
      forgetBefore(next);
    }
    // Undefined when another process has moved everything meanwhile.
    if (end === undefined) return checked(await entryCount(models));
    await mark(first, last._id, end);
    return checked(end);
  }

  /** @throws LogFault when the groups have lost entries */
  function checked(count: number): number {
    refuseMissingEnd(count, known);
    known = count;
    return count;
  }

  async function firstToMove(): Promise<number> {
    const moved = await lastMovedRecord(models);
    const number = moved === null ? 0 : moved._id + 1;
    known = Math.max(known, moved?.end ?? 0);
    forgetBefore(number);
    return number;
  }

  /** The records that this process wrote from a number on; undefined when it did not write it. */
  function ownFrom(number: number, to: number): readonly ToMove[] | undefined {
    const found: JournalWrite[] = [];
    let size = 0;
    for (let index = number; index <= to && size < MOVE_ENTRIES; index++) {
      const one = own.get(index);
      if (one === undefined) break;
      found.push(one);
      size += one.size;
    }
    return found.length > 0 ? found : undefined;
  }

  /** @throws LogFault when a record is missing or was changed */
  async function readFrom(number: number, to: number): Promise<readonly ToMove[]> {
    const records = await journal
      .find({ _id: { $gte: number, $lte: to } })
      .sort({ _id: 1 })
      .limit(READ_RECORDS)
      .readConcern('majority')
      .lean<JournalRecord[]>();
    if (records.length === 0 || records.some(({ _id }, i) => _id !== number + i))
      throw new LogFault(
        'ENTRY_MISSING',
        'A record of the journal of the disclosure log is missing.',
      );
    if (records.some(({ leaves, end }) => leaves === undefined && end === undefined))
      throw new LogFault(
        'ENTRY_CHANGED',
        'A record of the journal of the disclosure log was changed.',
      );
    return records.map(({ _id, leaves }) => ({ number: _id, ...(leaves && { leaves }) }));
  }

  /** @returns the number of entries in the groups, at least those of this portion */
  async function move(portion: readonly ToMove[]): Promise<number> {
    const seen = new Set<string>();
    const entries = portion
      .flatMap(textsOf)
      .map((text): SealedEntry => ({ entry: readText(text, 'An entry in the journal'), text }))
      .filter(({ entry: { id } }) => !seen.has(id) && seen.add(id));
    let end: number | undefined;
    for (let index = 0; index < entries.length; index += MOVE_ENTRIES) {
      const placed = await placeEntries(models, entries.slice(index, index + MOVE_ENTRIES), known);
      onMoved(placed);
      end = placed.index + placed.entries.length;
    }
    return end ?? entryCount(models);
  }

  /** Marks journal records as moved, and removes their leaves. */
  async function mark(first: number, last: number, end: number): Promise<void> {
    await journal.collection.updateMany(
      { _id: { $gte: first, $lte: last }, end: { $exists: false } } as never,
      { $set: { end }, $unset: { leaves: 1 } },
      { writeConcern: DURABLE },
    );
  }

  function forgetBefore(next: number): void {
    for (const [number, { size }] of own) {
      if (number >= next) break;
      own.delete(number);
      waiting -= size;
    }
  }

  return {
    written(write) {
      own.set(write.number, write);
      lastWritten = write.number;
      waiting += write.size;
    },
    get waiting() {
      return waiting;
    },
    settle: sharedRun(moveAll),
  };
}
