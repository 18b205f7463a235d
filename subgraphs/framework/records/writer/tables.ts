import type { ClientSession, Collection, Connection } from 'mongoose';
import { BACKGROUND } from '../../background';
import { factPlan, type FactPlan } from '../../statistics/factPlan';
import { packChanges, type RowChange } from '../../statistics/packChanges';
import type { RecordKind } from '../recordKind';
import { RECORDS } from '../recordModels';
import { EVENT_FIELDS, type Written, type WrittenRow } from './event';
import { writerModels, type EventCounter, type WriterModels } from './model';

/** The collections of the writer. Rows are validated by `rowFault`, so they bypass mongoose. */
export interface Tables extends WriterModels {
  readonly connection: Connection;
  readonly rows: Collection<WrittenRow>;
  /** How the facts of rows are computed, by type. */
  readonly plans: ReadonlyMap<string, FactPlan>;
}

export function tablesOf(connection: Connection, kinds: readonly RecordKind[]): Tables {
  return {
    plans: new Map(kinds.map((kind) => [kind.type, factPlan(kind)])),
    connection,
    rows: connection.collection<WrittenRow>(RECORDS),
    ...writerModels(connection),
  };
}

/** The projection of a row of a type to the fields that its event and its facts need. */
export function fieldsOf({ plans }: Tables, type: string): Readonly<Record<string, 1>> {
  const paths = [...EVENT_FIELDS, ...(plans.get(type)?.paths ?? [])];
  return Object.fromEntries(paths.map((path) => [path, 1]));
}

const COUNTER_ID = 'events';

/** The numbers of a transaction. */
export interface Numbers {
  /** The number of its first event. */
  readonly first: number;
  /** The number under which its changes of facts are stored. */
  readonly factChanges: number;
}

/**
 * Allocates the numbers of a transaction's events. It must be the first write of the transaction,
 * so that the second of two concurrent transactions waits or restarts before it has done much work.
 * Commits are in the order of the numbers, because every transaction increments this counter.
 */
export async function allocateNumbers(
  { counter }: Pick<Tables, 'counter'>,
  count: number,
  session: ClientSession,
): Promise<Numbers> {
  const { number, factChanges } = await counter
    .findOneAndUpdate(
      { _id: COUNTER_ID },
      { $inc: { number: count, factChanges: 1 } },
      { upsert: true, returnDocument: 'after', session },
    )
    .lean<Required<EventCounter>>()
    .exec();
  return { first: number - count + 1, factChanges };
}

/**
 * Makes the transaction of a subject event conflict with concurrent writes of records, by writing
 * the same document. One of two concurrent transactions restarts and then sees the other's writes,
 * so that no record is stored without its mark.
 * @returns the number under which its changes of facts are stored
 */
export async function conflictWithWrites(
  { counter }: Tables,
  subjectEvent: { readonly subjectId: string; readonly number: number },
  session: ClientSession,
): Promise<number> {
  const { factChanges } = await counter
    .findOneAndUpdate(
      { _id: COUNTER_ID },
      { $set: { subjectEvent }, $inc: { factChanges: 1 } },
      { upsert: true, returnDocument: 'after', session },
    )
    .lean<Required<EventCounter>>()
    .exec();
  return factChanges;
}

/**
 * The number of the last transaction that changed facts, 0 without one.
 * @param session a transaction; without one, the number is that of the last durable transaction
 */
export async function lastFactChanges(
  { counter }: Pick<Tables, 'counter'>,
  session?: ClientSession,
): Promise<number> {
  const query = counter.findById(COUNTER_ID).comment(BACKGROUND);
  const found = await (session ? query.session(session) : query.readConcern('majority'))
    .lean<EventCounter>()
    .exec();
  return found?.factChanges ?? 0;
}

/** Stores the events of a transaction's writes, and what they change in the facts. */
export async function insertEvents(
  tables: Tables,
  { factChanges }: Pick<Numbers, 'factChanges'>,
  writes: readonly Written[],
  session: ClientSession,
): Promise<void> {
  const events = writes.map(({ event }) => event);
  await tables.event.collection.insertMany(events as never, { session, ordered: false });
  await insertRecordChanges(tables, factChanges, writes, session);
}

/** Stores what a transaction changes in the facts of records. */
export async function insertRecordChanges(
  tables: Tables,
  number: number,
  rows: readonly Pick<Written, 'before' | 'after'>[],
  session: ClientSession,
): Promise<void> {
  const { plans } = tables;
  if (plans.size === 0) return;
  const changes = rows.flatMap(({ before, after }) => {
    const plan = plans.get((after ?? before)?.type ?? '');
    return plan === undefined ? [] : [{ before, after, plan }];
  });
  await insertFactChanges(tables, number, changes, session);
}

/** Stores what a transaction changes in the facts; without a change, it leaves no gap either. */
export async function insertFactChanges(
  { factChanges }: Pick<Tables, 'factChanges'>,
  number: number,
  changes: readonly RowChange[],
  session: ClientSession,
): Promise<void> {
  // Expired documents are removed by the system clock.
  const document = { _id: number, storedAt: new Date(), changes: packChanges(changes) };
  await factChanges.collection.insertOne(document as never, { session });
}
