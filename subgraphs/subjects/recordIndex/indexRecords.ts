import type { ClientSession, Collection, Model } from 'mongoose';
import type { Registry } from '../../../schema/registry';
import { creditError } from '../../../schema/errors';
import type { IndexedRecord, IndexEvent } from '../../../schema/recordEvents';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import type { Merged } from '../subject/merged';
import { RECORD_INDEX, type IndexModels } from './model';
import type { IndexRow, RecordCursor } from './record';

interface Models {
  readonly index: IndexModels;
  readonly subject: Model<SubjectRow>;
}

/** The part of the registry through which the gateway updates the record index. */
export function recordIndexing(models: Models): Pick<Registry, 'recordCursor' | 'indexRecords'> {
  const { cursor } = models.index;
  return {
    recordCursor: (subgraph) => lastIndexed(cursor, subgraph),
    async indexRecords(subgraph, events) {
      if (events.length === 0) return lastIndexed(cursor, subgraph);
      // Concurrent deliveries and changes of a subject conflict on the cursor, so it must exist.
      await cursor.updateOne({ _id: subgraph }, { $setOnInsert: { number: 0 } }, { upsert: true });
      return cursor.db.withSession((session) =>
        session.withTransaction(() => apply(models, subgraph, events, session)),
      );
    },
  };
}

async function lastIndexed(
  cursor: Model<RecordCursor>,
  subgraph: string,
  session: ClientSession | null = null,
): Promise<number> {
  const found = await cursor.findById(subgraph).session(session).lean<RecordCursor>().exec();
  return found?.number ?? 0;
}

/** Applies the events that the index does not contain yet, and advances the cursor. */
async function apply(
  { index, subject }: Models,
  subgraph: string,
  events: readonly IndexEvent[],
  session: ClientSession,
): Promise<number> {
  const indexed = await lastIndexed(index.cursor, subgraph, session);
  refuseGap(events, indexed);
  const last = events.at(-1)!.number;
  if (last <= indexed) return indexed;
  await index.cursor.updateOne({ _id: subgraph }, { $set: { number: last } }, { session });
  const fresh = events.filter(({ number }) => number > indexed);
  const lastOf = new Map(
    fresh.map((event) => ['record' in event ? event.record.id : event.destroyed.id, event]),
  );
  const latest = [...lastOf.values()];
  await noteRefreshes(index, fresh, session);
  const records = await ofSurvivors(
    subject,
    latest.flatMap((event) => ('record' in event ? [event.record] : [])),
    session,
  );
  const destroyed = latest.flatMap((event) => ('destroyed' in event ? [event.destroyed.id] : []));
  const hidden = await hiddenAmong(subject, records, session);
  const rows = index.record.db.collection<IndexRow>(RECORD_INDEX);
  const written = records.map((record) => indexRow(record, hidden.has(record.subjectId)));
  await putRows(rows, written, session);
  if (destroyed.length > 0) await rows.deleteMany({ _id: { $in: destroyed } }, { session });
  return last;
}

/** Keeps the latest time at which records of each kind were reported or changed. */
async function noteRefreshes(
  { refresh }: IndexModels,
  events: readonly IndexEvent[],
  session: ClientSession,
): Promise<void> {
  const latest = new Map<string, string>();
  for (const event of events)
    // A destruction is no report.
    if ('record' in event && event.at > (latest.get(event.record.type) ?? ''))
      latest.set(event.record.type, event.at);
  if (latest.size === 0) return;
  await refresh.bulkWrite(
    [...latest].map(([_id, at]) => ({
      updateOne: { filter: { _id }, update: { $max: { at: new Date(at) } }, upsert: true },
    })),
    { session },
  );
}

/** Inserts new rows and replaces existing ones; most records are indexed once and never change. */
async function putRows(
  rows: Collection<IndexRow>,
  written: readonly IndexRow[],
  session: ClientSession,
): Promise<void> {
  const found = await rows
    .find({ _id: { $in: written.map(({ _id }) => _id) } }, { session, projection: { _id: 1 } })
    .toArray();
  const existing = new Set(found.map(({ _id }) => _id));
  const added = written.filter(({ _id }) => !existing.has(_id));
  const changed = written.filter(({ _id }) => existing.has(_id));
  if (added.length > 0) await rows.insertMany(added, { session, ordered: false });
  if (changed.length === 0) return;
  const replaced = await rows.bulkWrite(
    changed.map((row) => ({
      replaceOne: { filter: { _id: row._id, type: row.type }, replacement: row },
    })),
    { session, ordered: false },
  );
  // Ids are unique across all subgraphs. A duplicate id would hide another record.
  if (replaced.matchedCount < changed.length)
    throw new Error('A record has the id of a record of another type.');
}

/** @throws CONFLICT when an event is missing after the last indexed one or between two events */
function refuseGap(events: readonly IndexEvent[], lastNumber: number): void {
  let next = Math.min(lastNumber + 1, events[0]!.number);
  for (const { number } of events)
    if (number !== next++)
      throw creditError('CONFLICT', `The record event with number ${next - 1} is missing.`);
}

/**
 * The records with the subjects that duplicates were merged into: a subgraph moves its records some
 * time after the merge, and what it wrote before may arrive after it.
 */
async function ofSurvivors(
  subject: Model<SubjectRow>,
  records: readonly IndexedRecord[],
  session: ClientSession,
): Promise<readonly IndexedRecord[]> {
  const ids = [...new Set(records.map(({ subjectId }) => subjectId))];
  const found = await subject
    .find({ _id: { $in: ids }, mergedInto: { $exists: true } } as object, { mergedInto: 1 })
    .session(session)
    .lean<(Merged & { readonly _id: string })[]>()
    .exec();
  const survivors = new Map(found.map(({ _id, mergedInto }) => [_id, mergedInto!]));
  return records.map((record) => ({
    ...record,
    subjectId: survivors.get(record.subjectId) ?? record.subjectId,
  }));
}

/** The subjects of the records that are hidden, by their own documents. */
async function hiddenAmong(
  subject: Model<SubjectRow>,
  records: readonly IndexedRecord[],
  session: ClientSession,
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(records.map(({ subjectId }) => subjectId))];
  const found = await subject
    .find({ _id: { $in: ids }, $or: [{ frozen: true }, { minor: true }] }, { _id: 1 })
    .session(session)
    .lean<{ readonly _id: string }[]>()
    .exec();
  return new Set(found.map(({ _id }) => _id));
}

function indexRow({ id, ...record }: IndexedRecord, hidden: boolean): IndexRow {
  return { _id: id, ...record, ...(hidden && { subjectHidden: true }) };
}
