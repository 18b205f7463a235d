import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { StoreRequest } from '../../framework/context';
import { isDuplicate } from '../../framework/durable';
import type { Idempotency } from '../../framework/idempotency';
import { stateOn } from './clock';
import { repeated } from './idempotency';
import { mayHappen, TRANSITIONS, type ConsentAction } from './machine';
import { partyOf, sideOf } from './party';
import type { ConsentPart, ConsentRecord, ConsentStep } from './record';
import { viewOf, type ConsentView } from './view';

/** A step a party takes. */
export interface StepRequest {
  readonly id: string;
  readonly action: ConsentAction;
  readonly idempotency: Idempotency;
  /** The version the party has read; undefined where the step is right whatever was narrowed. */
  readonly version?: number;
  /** What the step changes besides the state, from the consent as it stands. */
  change?(record: ConsentRecord): Partial<Pick<ConsentPart, 'granted' | 'separate'>>;
}

/** How often a step that names no version is tried anew when another came first. */
const TRIES = 8;

/**
 * Takes a step: one write that holds only while the consent is as it was when the step was
 * decided on, so that of two at once one wins and the other is told.
 * @throws NOT_FOUND, INVALID_TRANSITION, CONFLICT, IDEMPOTENCY_KEY_REUSED
 */
export async function applyStep(
  model: Model<ConsentRecord>,
  { viewer, now, today }: Pick<StoreRequest, 'viewer' | 'now' | 'today'>,
  step: StepRequest,
): Promise<ConsentView | null> {
  const { id, action, idempotency } = step;
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await model
      .find({ $or: [{ _id: id }, { 'steps.key': idempotency.key }] })
      .lean<ConsentRecord[]>()
      .exec();
    const answer = repeated(found, idempotency, viewer);
    if (answer !== undefined) return answer;
    const record = found.find(({ _id }) => _id === id);
    const party = record && partyOf(record, viewer);
    if (!record || !party || sideOf(party) !== TRANSITIONS[action].by)
      throw creditError('NOT_FOUND');
    if (!mayHappen(action, stateOn(record, today))) throw creditError('INVALID_TRANSITION');
    if (step.version !== undefined && step.version !== record.version)
      throw creditError('CONFLICT');
    const after: ConsentPart = {
      granted: record.granted,
      separate: record.separate,
      ...step.change?.(record),
      state: TRANSITIONS[action].to,
      version: record.version + 1,
    };
    const taken: ConsentStep = {
      action,
      at: now,
      by: party,
      key: idempotency.key,
      input: idempotency.digests[0]!,
      after,
    };
    const written = await write(model, record, taken);
    if (written !== null) return viewOf(written, viewer, today);
  }
  throw creditError('CONFLICT');
}

/** The consent as the step left it; null when it, or the key, had changed in the meantime. */
async function write(
  model: Model<ConsentRecord>,
  { _id, version }: ConsentRecord,
  taken: ConsentStep,
): Promise<ConsentRecord | null> {
  try {
    return await model
      .findOneAndUpdate(
        { _id, version },
        { $set: taken.after, $push: { steps: taken } },
        { returnDocument: 'after' },
      )
      .lean<ConsentRecord>()
      .exec();
  } catch (error) {
    if (isDuplicate(error)) return null;
    throw error;
  }
}
