import type { ClientSession } from 'mongoose';
import { chinaDate } from '../../../../schema/policy/chinaDate';
import { creditError } from '../../../../schema/errors';
import type { RecordState } from '../record';
import {
  versionOf,
  writeOf,
  writtenOf,
  type WriteContext,
  type WrittenRecord,
  type WrittenRow,
} from './event';
import { allocateNumbers, fieldsOf, insertEvents, type Tables } from './tables';
import { stateAfter, TRANSITIONS, type StateAction } from './transitions';

/** A change to one record. */
export interface RecordChange extends WriteContext {
  /** The version that the caller read. */
  readonly version: number;
  /** Whether a record exists for the caller; by default all records do. */
  readonly exists?: (row: WrittenRow) => boolean;
  /**
   * The state in which a frozen record was frozen, if it is known from elsewhere than its versions.
   */
  readonly frozenIn?: RecordState | undefined;
  /**
   * Day of the decision on which the change is based; null for the day of the change, absent for a
   * change without a decision.
   */
  readonly decidedOn?: string | null;
  /** Why a row is replaced, for everyone who sees the record; by default it is corrected. */
  readonly note?: string;
}

/**
 * Reads the row to change.
 * @throws NOT_FOUND, CONFLICT when its version is not the one that the caller read
 */
export async function rowToChange(
  { rows }: Tables,
  { type, id }: { readonly type: string; readonly id: string },
  { version, exists }: RecordChange,
  session: ClientSession,
  projection?: Readonly<Record<string, number>>,
): Promise<WrittenRow> {
  const row = await rows.findOne<WrittenRow>(
    { _id: id, type },
    { session, ...(projection && { projection }) },
  );
  if (row === null || exists?.(row) === false) throw creditError('NOT_FOUND');
  if (versionOf(row) !== version) throw creditError('CONFLICT');
  return row;
}

/**
 * Changes the state of a record, within a transaction. A valid row stays valid: the function
 * appends the version with the next number and the new state.
 * @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION
 */
export async function changeState(
  tables: Tables,
  which: { readonly type: string; readonly id: string; readonly action: StateAction },
  change: RecordChange,
  session: ClientSession,
): Promise<WrittenRecord> {
  const { action } = which;
  const { at, frozenIn } = change;
  const decidedOn = change.decidedOn === null ? chinaDate(at) : change.decidedOn;
  const before = await rowToChange(tables, which, change, session, fieldsOf(tables, which.type));
  const state = stateAfter(before, action, frozenIn);
  if (state === undefined) throw creditError('INVALID_TRANSITION');
  if (decidedOn !== undefined && decidedOn < before.decisionDate)
    throw creditError(
      'BAD_USER_INPUT',
      'The field decidedOn must not be before the decision of the record.',
    );
  const version = {
    version: change.version + 1,
    state,
    changedAt: at,
    reason: TRANSITIONS[action].note,
    ...(decidedOn !== undefined && { decidedOn }),
  };
  const after = { ...before, state, versions: [...before.versions, version] };
  const numbers = await allocateNumbers(tables, 1, session);
  await tables.rows.updateOne(
    { _id: before._id },
    { $set: { state }, $push: { versions: version } },
    { session },
  );
  const write = writeOf(numbers.first, action, before, after, change);
  await insertEvents(tables, numbers, [write], session);
  return writtenOf(after, before.state);
}
