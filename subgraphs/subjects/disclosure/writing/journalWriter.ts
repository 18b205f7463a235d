import { setTimeout as wait } from 'node:timers/promises';
import { DURABLE, isDuplicate } from '../../../framework/durable';
import { writeTexts } from '../stored/group';
import { checkStored } from '../integrity/checkEnd';
import { lastOfJournal, signedTo } from '../stored/logEnd';
import type { LogModels } from '../stored/model';
import type { JournalRecord } from '../stored/record';

const ATTEMPTS = 200;
/** Entries of one document, and characters of their texts: far below a document's 16 MB. */
const MOST = 1000;
const MOST_TEXT = 4_000_000;

/** What was made durable and not moved, as bytes: so many objects would be what every collection of garbage copies. */
export interface Written {
  /** Its number in the journal. */
  readonly number: number;
  /** How many entries it has. */
  readonly size: number;
  readonly leaves: Buffer;
}

/**
 * Makes entries durable, in the one order that all processes on this database share: one insert of
 * one document into the journal, under the number after the last. What makes entries searchable
 * costs many times that and follows, and with it each entry's place in the log (mover.ts); then the
 * tree over them (treeKeeper.ts).
 *
 * The database is the sequencer, by the uniqueness of the numbers: of two processes that write at
 * the same one succeeds, and the other goes on behind it. So there is no leader to elect, no log of
 * each gateway to be cross-signed, and one order for all.
 *
 * There is never a gap and never a second document of a number, however long a process was held up
 * between looking and writing: a number is only ever used by one who has seen the one before it
 * durable, and none becomes free again, for of what was moved its document remains without its
 * entries, and remains when they are pruned. So a number that was once taken refuses whoever
 * comes late, and the one after the last is the only one that does not.
 * @param written told of each document as soon as it is durable
 */
export function sequencer(
  models: Pick<LogModels, 'journal' | 'groups' | 'tree'>,
  written: (what: Written) => void,
): (texts: readonly string[]) => Promise<void> {
  let next: number | undefined;

  /** @throws LogFault where what was signed or moved is gone: after it nothing is written */
  async function lookForNext(): Promise<number> {
    // In this order: the tree covers only what was moved, and what was moved is there.
    await checkStored(models, await signedTo(models));
    const last = await lastOfJournal(models);
    return last === null ? 0 : last._id + 1;
  }

  async function put(texts: readonly string[]): Promise<void> {
    const leaves = writeTexts(texts);
    for (let attempt = 0; ; attempt++) {
      const number = (next ??= await lookForNext());
      const record: JournalRecord = { _id: number, leaves };
      try {
        await models.journal.collection.insertOne(record as never, { writeConcern: DURABLE });
        next = number + 1;
        written({ number, size: texts.length, leaves });
        return;
      } catch (error) {
        // Where the write went is not known, or another process was first: look again.
        next = undefined;
        if (!isDuplicate(error) || attempt === ATTEMPTS) throw error;
      }
      // Those who met at one number must not meet at the next again and again.
      await wait(Math.random() * Math.min(attempt, 10));
      const last = await lastOfJournal(models);
      if (last !== null) next = last._id + 1;
    }
  }

  return async (texts) => {
    for (const portion of portions(texts)) await put(portion);
  };
}

function* portions(texts: readonly string[]): Generator<readonly string[]> {
  let from = 0;
  let size = 0;
  for (const [i, text] of texts.entries()) {
    if (i > from && (i - from === MOST || size + text.length > MOST_TEXT)) {
      yield texts.slice(from, i);
      from = i;
      size = 0;
    }
    size += text.length;
  }
  if (from < texts.length) yield texts.slice(from);
}
