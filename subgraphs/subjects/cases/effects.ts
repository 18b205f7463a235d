import type { Model } from 'mongoose';
import { effectOf, type CaseEffect, type EffectRule } from '../../../schema/cases/caseKind';
import { caseKindOf } from '../../../schema/cases/kinds';
import type { CaseRecords } from '../../../schema/cases/records';
import { TRANSITIONS } from '../../framework/records/writer/transitions';
import type { IndexRow } from '../recordIndex/record';
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
export interface EffectPlaces {
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
  { model, indexed, records }: EffectPlaces,
  found: CaseRecord,
  now: Date,
): Promise<CaseRecord> {
  let current = found;
  for (const [index, { state, action, step }] of found.effects.entries()) {
    if (state !== 'UNDER_WAY') continue;
    const { at, by, department } = found.steps[step]!;
    const answer = await recordsOf(records, found.recordType).apply({
      id: `${found._id}#${index}`,
      record: { type: found.recordType, id: found.recordId },
      action,
      actor: by,
      department,
      at: at.toISOString(),
      reason: `办理事项 ${found._id}`,
      legalBasis: caseKindOf(found.kind).law,
    });
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
