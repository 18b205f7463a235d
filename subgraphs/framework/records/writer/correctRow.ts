import type { ClientSession } from 'mongoose';
import { creditError } from '../../../../schema/errors';
import type { RecordKind } from '../recordKind';
import { eventOf, writtenOf, type WrittenRecord, type WrittenRow } from './event';
import { rowToChange, type RecordChange } from './changeState';
import { marked } from './marks';
import type { NewRow } from './rowFault';
import { putEvents, takeNumbers, type Tables } from './tables';
import { CORRECTABLE, CORRECTION_NOTE } from './transitions';

/** A row as it should have been. Its state and its versions are those of the record. */
export type CorrectedRow = Omit<NewRow, 'state' | 'versions'>;

/**
 * The row of a correction as far as it can be checked before the record is read: in a state and
 * with a version in place of the record's own.
 */
export function checkable(row: CorrectedRow, at: Date): NewRow {
  const versions = [
    { version: 1, state: 'ACTIVE', changedAt: at, reason: CORRECTION_NOTE } as const,
  ];
  return { ...row, state: 'ACTIVE', versions };
}

/**
 * Puts another row in the place of a record's, within a transaction; the earlier one is kept as it
 * stood.
 * @param sealed the new row, checked and sealed
 * @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION, BAD_USER_INPUT for another subject: a record
 *   that is of somebody else is revoked, and another one made
 */
export async function correctRow(
  tables: Tables,
  kind: RecordKind,
  sealed: CorrectedRow,
  change: RecordChange,
  session: ClientSession,
): Promise<WrittenRecord> {
  const { _id: recordId, type } = sealed;
  const before = await rowToChange(tables, { type, id: recordId }, change, session);
  if (!CORRECTABLE.includes(before.state)) throw creditError('INVALID_TRANSITION');
  if (before.subjectId !== sealed.subjectId)
    throw creditError('BAD_USER_INPUT', 'The field subjectId cannot be corrected.');
  const { state } = before;
  const version = {
    version: change.version + 1,
    state,
    changedAt: change.at,
    reason: CORRECTION_NOTE,
  };
  const row: WrittenRow = { ...sealed, state, versions: [...before.versions, version] };
  const [after] = (await marked(tables.connection, [[kind, row]], session)) as [WrittenRow];
  const number = await takeNumbers(tables, 1, session);
  await tables.version.collection.insertOne(
    { type, recordId, version: change.version, row: before },
    { session },
  );
  await tables.rows.replaceOne({ _id: recordId }, after, { session });
  await putEvents(tables, [eventOf(number, 'CORRECT', before, after, change)], session);
  return writtenOf(after);
}
