import type { ClientSession } from 'mongoose';
import { creditError } from '../../../../schema/errors';
import type { RecordState } from '../record';
import {
  EVENT_FIELDS,
  eventOf,
  versionOf,
  writtenOf,
  type WhoAndWhy,
  type WrittenRecord,
  type WrittenRow,
} from './event';
import { putEvents, takeNumbers, type Tables } from './tables';
import { stateAfter, TRANSITIONS, type StateAction } from './transitions';

/** A change to one record. */
export interface RecordChange extends WhoAndWhy {
  /** The version that was read. */
  readonly version: number;
  /** Which records exist for who changes; all, where it is absent. */
  readonly exists?: (row: WrittenRow) => boolean;
  /** The state a frozen record is known to have been frozen in, where its versions do not tell. */
  readonly frozenIn?: RecordState | undefined;
}

const READ = Object.fromEntries(EVENT_FIELDS.map((path) => [path, 1]));

/**
 * The row to be changed.
 * @throws NOT_FOUND, CONFLICT when it has another version than the one that was read
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
 * Brings a record into another state, within a transaction. A row that was valid stays valid: its
 * next version has the number and the state that it must have.
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
  const before = await rowToChange(tables, which, change, session, READ);
  const state = stateAfter(before, action, frozenIn);
  if (state === undefined) throw creditError('INVALID_TRANSITION');
  const version = {
    version: change.version + 1,
    state,
    changedAt: at,
    reason: TRANSITIONS[action].note,
  };
  const after = { ...before, state, versions: [...before.versions, version] };
  const number = await takeNumbers(tables, 1, session);
  await tables.rows.updateOne(
    { _id: before._id },
    { $set: { state }, $push: { versions: version } },
    { session },
  );
  await putEvents(tables, [eventOf(number, action, before, after, change)], session);
  return writtenOf(after, before.state);
}
