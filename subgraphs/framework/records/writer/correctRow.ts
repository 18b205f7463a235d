import type { ClientSession } from 'mongoose';
import { creditError } from '../../../../schema/errors';
import type { RecordKind } from '../recordKind';
import { writeOf, writtenOf, type WrittenRecord, type WrittenRow } from './event';
import { rowToChange, type RecordChange } from './changeState';
import { marked } from './marks';
import type { NewRow } from './rowFault';
import { allocateNumbers, insertEvents, type Tables } from './tables';
import { CORRECTABLE, CORRECTION_NOTE } from './transitions';

/** The corrected values of a row. Its state and versions are taken from the record. */
export type CorrectedRow = Omit<NewRow, 'state' | 'versions'>;

/**
 * Completes a corrected row with a placeholder state and version, so that it can be validated
 * before the record is read.
 */
export function checkable(row: CorrectedRow, at: Date): NewRow {
  const versions = [
    { version: 1, state: 'ACTIVE', changedAt: at, reason: CORRECTION_NOTE } as const,
  ];
  return { ...row, state: 'ACTIVE', versions };
}

/**
 * Replaces the row of a record, within a transaction; the earlier row is stored unchanged in the
 * collection of versions.
 * @param sealed the new row, validated and sealed
 * @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION, BAD_USER_INPUT for another subject: a record of
 *   the wrong subject is revoked, and a new one created
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
    throw creditError(
      'BAD_USER_INPUT',
      'The field subjectId cannot be corrected; revoke the record and create a new one.',
    );
  const { state } = before;
  const version = {
    version: change.version + 1,
    state,
    changedAt: change.at,
    reason: change.note ?? CORRECTION_NOTE,
  };
  const row: WrittenRow = { ...sealed, state, versions: [...before.versions, version] };
  const [after] = (await marked(tables.connection, [[kind, row]], session)) as [WrittenRow];
  const numbers = await allocateNumbers(tables, 1, session);
  await tables.version.collection.insertOne(
    { type, recordId, version: change.version, row: before, reason: change.reason },
    { session },
  );
  await tables.rows.replaceOne({ _id: recordId }, after, { session });
  const write = writeOf(numbers.first, 'CORRECT', before, after, change);
  await insertEvents(tables, numbers, [write], session);
  return writtenOf(after);
}
