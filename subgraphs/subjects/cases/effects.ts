import type { Model } from 'mongoose';
import { effectOf, type CaseEffect, type EffectRule } from '../../../schema/cases/effects';
import type { CaseRecords } from '../../../schema/cases/records';
import { TRANSITIONS } from '../../framework/records/writer/transitions';
import type { IndexRow } from '../recordIndex/record';
import { effectRequest, type RequestParts } from './effectRequest';
import { recordsOf } from './findRecord';
import type { CaseEffectRecord, CaseRecord } from './record';

/** The effect that a step begins; none if it has none. */
export function beginEffect(
  rule: EffectRule | undefined,
  choices: Readonly<Record<string, string>>,
  step: number,
): CaseEffectRecord[] {
  const action = effectOf(rule, choices);
  return action === undefined ? [] : [{ action, step, state: 'UNDER_WAY', doneAt: null }];
}

/** Where effects are made and noted. */
export interface EffectPlaces extends RequestParts {
  readonly model: Model<CaseRecord>;
  /** The record index of this subgraph. */
  readonly indexed: Model<IndexRow>;
  readonly records: readonly CaseRecords[] | undefined;
}

/**
 * Makes the effects of a case that are under way, in their order. It may run twice, or in two
 * processes at the same time: the subgraph with the record makes each effect once.
 * @returns the case afterwards
 * @throws when the subgraph with the record does not answer; the effect stays under way
 */
export async function makeEffects(
  places: EffectPlaces,
  found: CaseRecord,
  now: Date,
): Promise<CaseRecord> {
  const { model, indexed, records } = places;
  let current = found;
  for (const [index, { state, action }] of found.effects.entries()) {
    if (state !== 'UNDER_WAY') continue;
    const request = await effectRequest(found, index, places);
    const answer = request
      ? await recordsOf(records, found.recordType).apply(request)
      : 'NOT_POSSIBLE';
    if (answer === 'DONE') await showInIndex(indexed, found, action);
    const place = `effects.${index}`;
    await model.updateOne(
      { _id: found._id, [`${place}.state`]: 'UNDER_WAY' },
      { $set: { [`${place}.state`]: answer, [`${place}.doneAt`]: now } },
    );
    current = (await settled(model, found._id)) ?? current;
  }
  return current;
}

/**
 * Writes the new state into the record index at once, so that timelines follow with the next
 * request. The record's own event arrives later and writes the same.
 */
async function showInIndex(
  indexed: Model<IndexRow>,
  { recordId, recordType }: CaseRecord,
  action: CaseEffect,
): Promise<void> {
  // The index learns of a new record and of new values by the record's own event.
  if (action === 'CREATE' || action === 'CORRECT') return;
  const { to } = TRANSITIONS[action];
  await indexed.updateOne({ _id: recordId, type: recordType }, { $set: { state: to } });
}

/** Notes that no effect of a case is under way, unless a later step has begun one. */
async function settled(model: Model<CaseRecord>, _id: string): Promise<CaseRecord | null> {
  await model.updateOne(
    { _id, 'effects.state': { $ne: 'UNDER_WAY' } },
    { $set: { effectDue: false } },
  );
  return model.findById(_id).lean<CaseRecord>().exec();
}
