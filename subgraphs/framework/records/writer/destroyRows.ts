import type { ClientSession } from 'mongoose';
import { versionOf, type RecordEvent, type WriteContext, type WrittenRow } from './event';
import { allocateNumbers, fieldsOf, insertEvents, type Tables } from './tables';

/** What is known of a destroyed record: nothing of its content. */
export interface Destroyed {
  readonly id: string;
  /** The number of the event of its destruction. */
  readonly eventNumber: number;
  readonly sourceDepartmentId: string;
  /** Its earlier versions, which were destroyed with it. */
  readonly earlierVersions: number;
}

/** The states of a record that is not destroyed: stored by law, or under an objection. */
export const KEPT_STATES = ['FROZEN', 'DISPUTED'] as const;

/**
 * Destroys rows of one type and their earlier versions, within a transaction. Their sealed values
 * are part of the rows. An event tells the record index; it has the ids, and nothing of the content.
 */
export async function destroyRows(
  tables: Tables,
  { type, ids }: { readonly type: string; readonly ids: readonly string[] },
  context: WriteContext,
  session: ClientSession,
): Promise<readonly Destroyed[]> {
  const rows = await tables.rows
    .find(
      { _id: { $in: [...ids] }, type, state: { $nin: [...KEPT_STATES] } },
      { session, projection: fieldsOf(tables, type) },
    )
    .toArray();
  if (rows.length === 0) return [];
  const numbers = await allocateNumbers(tables, rows.length, session);
  const found = rows.map(({ _id }) => _id);
  const ofRows = { type, recordId: { $in: found } };
  const earlier = await tables.version
    .find(ofRows, { recordId: 1 })
    .session(session)
    .lean<{ readonly recordId: string }[]>()
    .exec();
  await tables.version.collection.deleteMany(ofRows, { session });
  await tables.rows.deleteMany({ _id: { $in: found }, type }, { session });
  const writes = rows.map((row, index) => ({
    event: destruction(numbers.first + index, row, context),
    before: row,
    after: null,
  }));
  await insertEvents(tables, numbers, writes, session);
  return rows.map(({ _id: id, sourceDepartmentId }, index) => ({
    id,
    eventNumber: numbers.first + index,
    sourceDepartmentId,
    earlierVersions: earlier.filter(({ recordId }) => recordId === id).length,
  }));
}

function destruction(
  _id: number,
  row: WrittenRow,
  { at, actor, department, reason, legalBasis }: WriteContext,
): RecordEvent {
  return {
    _id,
    subjectId: row.subjectId,
    type: row.type,
    recordId: row._id,
    version: versionOf(row) + 1,
    action: 'DESTROY',
    at,
    by: actor,
    department: department ?? null,
    reason,
    legalBasis,
    before: null,
    after: null,
  };
}
