import type { ClientSession, Collection, Connection } from 'mongoose';
import { RECORDS } from '../recordModels';
import type { RecordEvent, WrittenRow } from './event';
import { writerModels, type EventCounter, type WriterModels } from './model';

/** The collections of the writer. Rows are validated by `rowFault`, so they bypass mongoose. */
export interface Tables extends WriterModels {
  readonly connection: Connection;
  readonly rows: Collection<WrittenRow>;
}

export function tablesOf(connection: Connection): Tables {
  return {
    connection,
    rows: connection.collection<WrittenRow>(RECORDS),
    ...writerModels(connection),
  };
}

const COUNTER_ID = 'events';

/**
 * Allocates the numbers of a transaction's events. It must be the first write of the transaction,
 * so that the second of two concurrent transactions waits or restarts before it has done much work.
 * Commits are in the order of the numbers, because every transaction increments this counter.
 * @returns the first of the numbers
 */
export async function allocateNumbers(
  { counter }: Tables,
  count: number,
  session: ClientSession,
): Promise<number> {
  const { number } = await counter
    .findOneAndUpdate(
      { _id: COUNTER_ID },
      { $inc: { number: count } },
      { upsert: true, returnDocument: 'after', session },
    )
    .lean<EventCounter>()
    .exec();
  return number - count + 1;
}

/**
 * Makes the transaction of a subject event conflict with concurrent writes of records, by writing
 * the same document. One of two concurrent transactions restarts and then sees the other's writes,
 * so that no record is stored without its mark.
 */
export async function conflictWithWrites(
  connection: Connection,
  subjectEvent: { readonly subjectId: string; readonly number: number },
  session: ClientSession,
): Promise<void> {
  await writerModels(connection).counter.updateOne(
    { _id: COUNTER_ID },
    { $set: { subjectEvent } },
    { upsert: true, session },
  );
}

export async function insertEvents(
  { event }: Tables,
  events: readonly RecordEvent[],
  session: ClientSession,
): Promise<void> {
  await event.collection.insertMany(events as never, { session, ordered: false });
}
