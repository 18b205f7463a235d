import type { ClientSession, Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import type { StoreRequest } from '../context';
import { isDuplicate } from '../durable';
import { idempotencyOf, repeatedStep, type Idempotency } from '../idempotency';
import type { CreditRecord } from '../record/record';
import { nextState } from './nextState';
import type { FreezingAction, FreezingRecord, FreezingStep, FreezingView } from './record';

export interface FreezingInput {
  /** Name of the record's type. */
  readonly type: string;
  readonly id: string;
  /** Version of the record that was read. */
  readonly version: number;
  readonly reason: string;
  readonly legalBasis: string;
}

/** What of a record a freezing reads. */
export const FREEZING_FIELDS = { sourceDepartmentId: 1, state: 1, versions: 1 } as const;
export type FreezableRecord = Pick<
  CreditRecord,
  '_id' | 'sourceDepartmentId' | 'state' | 'versions'
>;

/** What a record's versions say of a step: the steward's own words stay with the step. */
const NOTES: Readonly<Record<FreezingAction, string>> = {
  FREEZE: '依法停止处理，仅作存储',
  UNFREEZE: '依法恢复处理',
};

/** The number of a record's last version. */
export const versionOf = ({ versions }: Pick<CreditRecord, 'versions'>): number =>
  versions.at(-1)?.version ?? 0;

/**
 * Freezes or unfreezes a record: the state by which it disappears, its version and the entry of
 * who did it are one transaction. The state is the one every list, count and reference already
 * goes by (record/live.ts), so the record is gone with the next question, in every process.
 * Source: PIPL, Art. 47.
 * @throws NOT_FOUND where there is no such record of the steward's department, CONFLICT,
 *   INVALID_TRANSITION, IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT for a malformed key
 */
export async function changeFreezing(
  records: Model<CreditRecord>,
  freezing: Model<FreezingRecord>,
  { viewer, now, vault }: Pick<StoreRequest, 'viewer' | 'now' | 'vault'>,
  change: { readonly action: FreezingAction; readonly input: FreezingInput; readonly key: string },
): Promise<FreezingView> {
  const { action, input, key } = change;
  const { type, id: recordId, reason, legalBasis } = input;
  const idempotency = idempotencyOf(key, [`${action}_RECORD`, input], viewer, vault);

  async function apply(session: ClientSession): Promise<FreezingView> {
    const before = await repeated(freezing, idempotency, session);
    if (before) return before;
    const record = await records
      .findById(recordId, FREEZING_FIELDS)
      .session(session)
      .lean<FreezableRecord>();
    if (record === null || record.sourceDepartmentId !== viewer.department)
      throw creditError('NOT_FOUND');
    if (versionOf(record) !== input.version) throw creditError('CONFLICT');
    const earlier = await freezing
      .findById(entryId(type, recordId))
      .session(session)
      .lean<FreezingRecord>();
    const state = nextState(record, action, earlier?.steps.at(-1));
    if (state === undefined) throw creditError('INVALID_TRANSITION');
    const version = input.version + 1;
    const step: FreezingStep = {
      action,
      at: now,
      by: viewer.actor,
      department: viewer.department,
      reason,
      legalBasis,
      from: record.state,
      version,
      key: idempotency.key,
      input: idempotency.digests[0]!,
    };
    await records.updateOne(
      { _id: recordId },
      {
        $set: { state },
        $push: { versions: { version, state, changedAt: now, reason: NOTES[action] } },
      },
      { session },
    );
    await freezing.updateOne(
      { _id: entryId(type, recordId) },
      { $push: { steps: step } },
      { upsert: true, session },
    );
    const steps = [...(earlier?.steps ?? []), step];
    return { type, recordId, frozen: state === 'FROZEN', version, steps };
  }

  const attempt = () =>
    records.db.withSession((session) => session.withTransaction(() => apply(session)));
  try {
    return await attempt();
  } catch (error) {
    // Another request wrote the same record's entry or used the key first: it is there now.
    if (!isDuplicate(error)) throw error;
    return await attempt();
  }
}

/** The id of a record's entry. */
export const entryId = (type: string, recordId: string): string => `${type}/${recordId}`;

/** What a repetition is answered. @throws IDEMPOTENCY_KEY_REUSED for another input */
async function repeated(
  freezing: Model<FreezingRecord>,
  idempotency: Idempotency,
  session: ClientSession,
): Promise<FreezingView | undefined> {
  const found = await repeatedStep(freezing, idempotency, session);
  if (!found) return undefined;
  const { record, at } = found;
  const { action, version } = record.steps[at]!;
  const [type, ...id] = record._id.split('/');
  return {
    type: type!,
    recordId: id.join('/'),
    frozen: action === 'FREEZE',
    version,
    steps: record.steps.slice(0, at + 1),
  };
}
