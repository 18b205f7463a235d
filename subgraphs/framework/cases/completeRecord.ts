import type { ClientSession } from 'mongoose';
import { openRows } from '../intake/rows/heldRows';
import { correctRow } from '../records/writer/correctRow';
import { versionOf, type WriteContext } from '../records/writer/event';
import { checkedAndSealed } from '../records/writer/sealRows';
import { COMPLETION_NOTE, CORRECTABLE } from '../records/writer/transitions';
import type { Effect, EffectParts } from './effectParts';

/** Writes fields of a record. @returns false when it does not exist, or its state forbids it */
export async function completeRecord(
  { tables, vault, kindFactsOf }: EffectParts,
  { record: { type, id }, values }: Effect<'CORRECT'>,
  why: WriteContext,
  session: ClientSession,
): Promise<boolean> {
  const kind = kindFactsOf(type)?.kind;
  const row = await tables.rows.findOne({ _id: id, type }, { session });
  if (kind === undefined || row === null || !CORRECTABLE.includes(row.state)) return false;
  const [opened] = await openRows(vault, kind, [row]);
  const [prepared] = await checkedAndSealed(new Map([[type, kind]]), vault, [
    { ...opened!, ...values },
  ]);
  const change = { ...why, version: versionOf(row), note: COMPLETION_NOTE };
  await correctRow(tables, kind, prepared![1], change, session);
  return true;
}
