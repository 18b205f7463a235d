import type { ClientSession, Model } from 'mongoose';
import type { CaseEffectAnswer, CaseEffectRequest } from '../../../schema/cases/records';
import type { WriteContext } from '../records/writer/event';
import { inTransaction } from '../records/writer/inTransaction';
import { changeRecord } from './changeRecord';
import { completeRecord } from './completeRecord';
import { createRecord } from './createRecord';
import type { EffectParts } from './effectParts';
import type { AppliedEffect } from './model';

/**
 * Makes the change that a case demands, in one transaction with the note that it was made: the
 * change is made once, however often and from however many processes it is requested.
 */
export function applyEffect(
  parts: EffectParts,
  effects: Model<AppliedEffect>,
  effect: CaseEffectRequest,
): Promise<CaseEffectAnswer> {
  const { id: _id, at } = effect;
  return inTransaction(parts.tables.connection, async (session) => {
    const before = await effects.findById(_id).session(session).lean<AppliedEffect>().exec();
    if (before !== null) return before.answer;
    const answer = (await makeEffect(parts, effect, session)) ? 'DONE' : 'NOT_POSSIBLE';
    await effects.create([{ _id, answer, at: new Date(at) }], { session });
    return answer;
  });
}

/** @returns whether it was possible */
function makeEffect(
  parts: EffectParts,
  effect: CaseEffectRequest,
  session: ClientSession,
): Promise<boolean> {
  const why = contextOf(effect);
  switch (effect.action) {
    case 'CREATE':
      return createRecord(parts, effect, why, session);
    case 'CORRECT':
      return completeRecord(parts, effect, why, session);
    default:
      return changeRecord(parts, effect, why, session);
  }
}

function contextOf(effect: CaseEffectRequest): WriteContext {
  const { actor, department, at, reason, legalBasis } = effect;
  return {
    actor,
    ...(department !== null && { department }),
    at: new Date(at),
    reason,
    legalBasis,
  };
}
