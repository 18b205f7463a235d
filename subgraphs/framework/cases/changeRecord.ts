import type { ClientSession } from 'mongoose';
import type { StateEffect } from '../../../schema/cases/records';
import { changeState } from '../records/writer/changeState';
import { versionOf, type WriteContext } from '../records/writer/event';
import { fieldsOf } from '../records/writer/tables';
import { stateAfter } from '../records/writer/transitions';
import type { Effect, EffectParts } from './effectParts';

/** Changes the state of a record. @returns false when it does not exist, or its state forbids it */
export async function changeRecord(
  { tables }: EffectParts,
  { record: { type, id }, action }: Effect<StateEffect>,
  why: WriteContext,
  session: ClientSession,
): Promise<boolean> {
  const row = await tables.rows.findOne(
    { _id: id, type },
    { session, projection: fieldsOf(tables, type) },
  );
  if (row === null || stateAfter(row, action) === undefined) return false;
  await changeState(tables, { type, id, action }, { ...why, version: versionOf(row) }, session);
  return true;
}
