import { setTimeout as wait } from 'node:timers/promises';
import { DURABLE, isDuplicate } from '../../kit/durable';
import { readTexts, writeGroup } from './groupText';
import { afterLastEntry, lastGroup, signedTo } from './logEnd';
import type { LogModels } from './model';
import type { JournalRecord, SealedEntry } from './record';

const ATTEMPTS = 200;
/** Entries of a group, and characters of their texts: far below a document's 16 MB. */
const MOST = 1000;
const MOST_TEXT = 4_000_000;

/** A group that was not moved. */
export interface WholeGroup extends Pick<JournalRecord, '_id'> {
  /** How many entries it has. */
  readonly size: number;
  readonly entries: () => readonly SealedEntry[];
}

/**
 * Makes entries durable, in the one order that all processes on this database share: one insert of
 * one document, a group, into the journal, under the number after the last. What makes entries
 * searchable costs many times that and follows, and with it each entry's place in the log (mover.ts);
 * then the tree over them (treeKeeper.ts).
 *
 * The database is the sequencer, by the uniqueness of the numbers: of two processes that write at
 * the same one succeeds, and the other goes on behind it. So there is no leader to elect, no log of
 * each gateway to be cross-signed, and one order for all.
 *
 * There is never a gap and never a second group of a number, however long a process was held up
 * between looking and writing: a number is only ever used by one who has seen the one before it
 * durable, and none becomes free again, for of a group that was moved its document remains without
 * its entries, and remains when they are pruned. So a number that was once taken refuses whoever
 * comes late, and the one after the last is the only one that does not.
 * @param written told of each group as soon as it is durable
 */
export function sequencer(
  models: Pick<LogModels, 'journal' | 'entries' | 'tree'>,
  written: (group: WholeGroup) => void,
): (texts: readonly string[]) => Promise<void> {
  let next: Pick<JournalRecord, '_id' | 'from'> | undefined;

  /** @throws Error where what was signed or moved is gone: after it nothing is written */
  async function lookForNext(): Promise<typeof next> {
    // In this order: the tree covers only entries that are there, and entries only come by a group.
    const covered = await signedTo(models);
    const from = await afterLastEntry(models);
    const last = await lastGroup(models);
    const end = last?.end ?? 0;
    const cut = from < covered || (from < end && (await afterLastEntry(models)) < end);
    if (cut || (last?.end !== undefined && end < from))
      throw new Error('The end of the disclosure log is missing: nothing more is put on it.');
    return last === null ? { _id: 0, from } : { _id: last._id + 1 };
  }

  async function put(texts: readonly string[]): Promise<void> {
    const leaves = writeGroup(texts);
    for (let attempt = 0; ; attempt++) {
      next ??= await lookForNext();
      const group: JournalRecord = { ...next!, leaves };
      try {
        await models.journal.collection.insertOne(group as never, { writeConcern: DURABLE });
        next = { _id: group._id + 1 };
        // As bytes until they are moved: so many objects would be what every collection of garbage copies.
        written({ _id: group._id, size: texts.length, entries: () => readTexts(leaves) });
        return;
      } catch (error) {
        // Where the write went is not known, or another process was first: look again.
        next = undefined;
        if (!isDuplicate(error) || attempt === ATTEMPTS) throw error;
      }
      // Those who met at one number must not meet at the next again and again.
      await wait(Math.random() * Math.min(attempt, 10));
      const last = await lastGroup(models);
      if (last !== null) next = { _id: last._id + 1 };
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
