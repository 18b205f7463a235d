import type { ClientSession, Collection, Connection } from 'mongoose';
import { RECORDS } from '../recordModels';
import type { RecordEvent, WrittenRow } from './event';
import { writerModels, type EventCounter, type WriterModels } from './model';

/** What the writer writes to. Rows are checked by the schema's types, so the driver takes them. */
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

const LAST = 'events';

/**
 * Takes the numbers of a transaction's events. It comes before all its other writes, so that who
 * is second waits or begins again before there is much to undo; and commits are in the order of
 * the numbers, because each moves this counter on.
 * @returns the first of them
 */
export async function takeNumbers(
  { counter }: Tables,
  count: number,
  session: ClientSession,
): Promise<number> {
  const { number } = await counter
    .findOneAndUpdate(
      { _id: LAST },
      { $inc: { number: count } },
      { upsert: true, returnDocument: 'after', session },
    )
    .lean<EventCounter>()
    .exec();
  return number - count + 1;
}

/**
 * Makes a notice of a subject meet the writes of records: of the two that are at once one begins
 * again and sees the other, so that no record comes in unmarked.
 */
export async function meetWrites(
  connection: Connection,
  notice: { readonly subjectId: string; readonly number: number },
  session: ClientSession,
): Promise<void> {
  await writerModels(connection).counter.updateOne(
    { _id: LAST },
    { $set: { notice } },
    { upsert: true, session },
  );
}

export async function putEvents(
  { event }: Tables,
  events: readonly RecordEvent[],
  session: ClientSession,
): Promise<void> {
  await event.collection.insertMany(events as never, { session, ordered: false });
}
