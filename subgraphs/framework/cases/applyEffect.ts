import type { Connection, Model } from 'mongoose';
import type { CaseEffectAnswer, CaseEffectRequest } from '../../../schema/cases/records';
import { changeState } from '../records/writer/changeState';
import { versionOf } from '../records/writer/event';
import { inTransaction } from '../records/writer/inTransaction';
import { fieldsOf, type Tables } from '../records/writer/tables';
import { stateAfter } from '../records/writer/transitions';
import type { AppliedEffect } from './model';

/**
 * Makes the change that a case demands, in one transaction with the note that it was made: the
 * change is made once, however often and from however many processes it is requested.
 */
export function applyEffect(
  tables: Tables & { readonly connection: Connection },
  effects: Model<AppliedEffect>,
  { id: _id, record, action, actor, department, at, reason, legalBasis }: CaseEffectRequest,
): Promise<CaseEffectAnswer> {
  const when = new Date(at);
  return inTransaction(tables.connection, async (session) => {
    const before = await effects.findById(_id).session(session).lean<AppliedEffect>().exec();
    if (before !== null) return before.answer;
    const row = await tables.rows.findOne(
      { _id: record.id, type: record.type },
      { session, projection: fieldsOf(tables, record.type) },
    );
    const possible = row !== null && stateAfter(row, action) !== undefined;
    if (possible)
      await changeState(
        tables,
        { ...record, action },
        {
          version: versionOf(row),
          actor,
          ...(department !== null && { department }),
          at: when,
          reason,
          legalBasis,
        },
        session,
      );
    const answer = possible ? 'DONE' : 'NOT_POSSIBLE';
    await effects.create([{ _id, answer, at: when }], { session });
    return answer;
  });
}
