import type { Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { StoreRequest } from '../../framework/context';
import { isDuplicate } from '../../framework/durable';
import type { Idempotency } from '../../framework/idempotency';
import { stateOn } from './clock';
import { repeated } from './idempotency';
import { isAllowed, TRANSITIONS, type ConsentAction } from './machine';
import { partyOf, sideOf } from './party';
import type { ConsentPart, ConsentRecord, ConsentStep } from './record';
import { viewOf, type ConsentView } from './view';

/** A step that a party requests. */
export interface StepRequest {
  readonly id: string;
  readonly action: ConsentAction;
  readonly idempotency: Idempotency;
  /** The version the party has read; undefined when the step is valid for every version. */
  readonly version?: number;
  /** The fields that the step changes besides the state, computed from the stored consent. */
  change?(record: ConsentRecord): Partial<Pick<ConsentPart, 'granted' | 'separate'>>;
}

/** Attempts for a step that names no version, when concurrent steps are written first. */
const MAX_ATTEMPTS = 8;

/**
 * Applies a step with one write that matches only if the consent is unchanged since it was read.
 * Of two concurrent steps one succeeds and the other fails.
 * @throws NOT_FOUND, INVALID_TRANSITION, CONFLICT, IDEMPOTENCY_KEY_REUSED
 */
export async function applyStep(
  model: Model<ConsentRecord>,
  { viewer, now, today }: Pick<StoreRequest, 'viewer' | 'now' | 'today'>,
  step: StepRequest,
): Promise<ConsentView | null> {
  const { id, action, idempotency } = step;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const found = await model
      .find({ $or: [{ _id: id }, { 'steps.key': idempotency.key }] })
      .lean<ConsentRecord[]>()
      .exec();
    const earlier = repeated(found, idempotency, viewer);
    if (earlier !== undefined) return earlier;
    const record = found.find(({ _id }) => _id === id);
    const party = record && partyOf(record, viewer);
    if (!record || !party || sideOf(party) !== TRANSITIONS[action].by)
      throw creditError('NOT_FOUND');
    if (!isAllowed(action, stateOn(record, today))) throw creditError('INVALID_TRANSITION');
    if (step.version !== undefined && step.version !== record.version)
      throw creditError('CONFLICT');
    const after: ConsentPart = {
      granted: record.granted,
      separate: record.separate,
      ...step.change?.(record),
      state: TRANSITIONS[action].to,
      version: record.version + 1,
    };
    const added: ConsentStep = {
      action,
      at: now,
      by: party,
      key: idempotency.key,
      input: idempotency.digests[0]!,
      after,
    };
    const written = await write(model, record, added);
    if (written !== null) return viewOf(written, viewer, today);
  }
  throw creditError('CONFLICT');
}

/** The consent after the step; null when the consent has changed or the key is already used. */
async function write(
  model: Model<ConsentRecord>,
  { _id, version }: ConsentRecord,
  added: ConsentStep,
): Promise<ConsentRecord | null> {
  try {
    return await model
      .findOneAndUpdate(
        { _id, version },
        { $set: added.after, $push: { steps: added } },
        { returnDocument: 'after' },
      )
      .lean<ConsentRecord>()
      .exec();
  } catch (error) {
    if (isDuplicate(error)) return null;
    throw error;
  }
}
