import { setTimeout as wait } from 'node:timers/promises';
import { DURABLE, isDuplicate } from '../../../framework/durable';
import { checkStored } from '../integrity/checkEnd';
import { joinTexts } from '../stored/group';
import { lastJournalRecord, treeSize } from '../stored/logEnd';
import type { LogModels } from '../stored/model';
import type { JournalRecord } from '../stored/record';

/** Entries of one record, and characters of their texts; a document may have 16 MB. */
export const RECORD_ENTRIES = 1000;
const RECORD_CHARACTERS = 4_000_000;
/** Attempts to get a number while other processes take it first. */
const MAX_ATTEMPTS = 200;
const MAX_DELAY_MS = 10;

/** A record that this process wrote. Its leaves stay bytes, which the garbage collector does not copy. */
export interface JournalWrite {
  /** Its number in the journal. */
  readonly number: number;
  /** The number of its entries. */
  readonly size: number;
  readonly leaves: Buffer;
}

/**
 * Makes entries durable, in one order for all processes on the database: each write inserts one
 * record into the journal, under the number after the last. Searchable groups cost many times that
 * and are written later (mover.ts), the tree after them (treeKeeper.ts).
 *
 * The unique numbers of the database are the sequencer: of two processes that insert the same
 * number one succeeds, and the other takes the next. No leader is elected.
 *
 * The journal has no gap and no number twice, however long a process was delayed between reading
 * and writing. A process uses a number only after it has seen the one before durable, and no number
 * becomes free: moving or pruning entries leaves their journal record in place.
 * @param onWritten called with each record as soon as it is durable
 */
export function journalWriter(
  models: Pick<LogModels, 'journal' | 'groups' | 'tree'>,
  onWritten: (write: JournalWrite) => void,
): (texts: readonly string[]) => Promise<void> {
  let next: number | undefined;

  /** @throws LogFault when signed or moved entries are missing: nothing is written after a gap */
  async function findNext(): Promise<number> {
    // The tree first: it covers only moved entries, so it is never ahead of what is read next.
    await checkStored(models, await treeSize(models));
    const last = await lastJournalRecord(models);
    return last === null ? 0 : last._id + 1;
  }

  async function insert(texts: readonly string[]): Promise<void> {
    const leaves = joinTexts(texts);
    for (let attempt = 0; ; attempt++) {
      const number = (next ??= await findNext());
      const record: JournalRecord = { _id: number, leaves };
      try {
        await models.journal.collection.insertOne(record as never, { writeConcern: DURABLE });
        next = number + 1;
        onWritten({ number, size: texts.length, leaves });
        return;
      } catch (error) {
        // Another process was first, or the outcome of the write is unknown: read the end again.
        next = undefined;
        if (!isDuplicate(error) || attempt === MAX_ATTEMPTS) throw error;
      }
      // The random delay keeps processes that met at one number from meeting at the next.
      await wait(Math.random() * Math.min(attempt, MAX_DELAY_MS));
      const last = await lastJournalRecord(models);
      if (last !== null) next = last._id + 1;
    }
  }

  return async (texts) => {
    for (const portion of portions(texts)) await insert(portion);
  };
}

function* portions(texts: readonly string[]): Generator<readonly string[]> {
  let from = 0;
  let characters = 0;
  for (const [i, text] of texts.entries()) {
    const full = i - from === RECORD_ENTRIES || characters + text.length > RECORD_CHARACTERS;
    if (i > from && full) {
      yield texts.slice(from, i);
      from = i;
      characters = 0;
    }
    characters += text.length;
  }
  if (from < texts.length) yield texts.slice(from);
}
