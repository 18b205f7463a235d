import type { ClientSession } from 'mongoose';
import { chinaDate } from '../../../schema/policy/chinaDate';
import { kindRules } from '../../../schema/policy/kindRules';
import { buildRow } from '../intake/rows/buildRow';
import { opaqueId } from '../intake/rows/opaqueId';
import type { WriteContext } from '../records/writer/event';
import { insertRows } from '../records/writer/insertRows';
import { checkedAndSealed } from '../records/writer/sealRows';
import type { Effect, EffectParts } from './effectParts';
import { nextNumber } from './nextNumber';

/**
 * Creates the record of a case from its values, the defaults of its kind and the terms in force,
 * like a row that a department submits.
 * @returns false for an unknown kind, and when a required value is missing
 */
export async function createRecord(
  { tables, vault, kindFactsOf }: EffectParts,
  { id, record, values: given, subject, sourceDepartmentId }: Effect<'CREATE'>,
  why: WriteContext,
  session: ClientSession,
): Promise<boolean> {
  const facts = kindFactsOf(record.type);
  if (facts === undefined) return false;
  const { kind } = facts;
  const present = Object.entries(given).filter(([, value]) => value !== null);
  const values: Record<string, unknown> = Object.fromEntries(present);
  const prefix = kindRules(kind.type).numbering?.(values['decisionDate'] as string);
  if (prefix !== undefined)
    values['basis.number'] ??= await nextNumber(tables, kind.type, prefix, session);
  const { faults, build } = buildRow(
    { number: 1, values, columns: new Map(), given: new Set(), faults: [] },
    {
      facts,
      batch: {
        number: id,
        department: sourceDepartmentId,
        receivedAt: why.at,
        today: chinaDate(why.at),
      },
      subject: { name: '', unifiedCode: null, idNumber: null, isPerson: subject.isPerson },
      digest: (text) => opaqueId(vault, `${kind.type}.intake`, text),
      placeOf: (meaning) => ({ meaning, heading: meaning }),
    },
  );
  if (faults.length > 0) return false;
  const row = build({ subjectId: subject.id, recordId: record.id });
  const sealed = await checkedAndSealed(new Map([[kind.type, kind]]), vault, [row]);
  await insertRows(tables, sealed, why, session, vault);
  return true;
}
