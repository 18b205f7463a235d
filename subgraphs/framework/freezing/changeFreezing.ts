import type { Model } from 'mongoose';
import type { StoreRequest } from '../context';
import { idempotencyOf, repeatedStep, type Idempotency } from '../idempotency';
import type { CreditRecord } from '../records/record';
import type { OpenWrite, RecordWriter } from '../records/writer/writer';
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

/** The fields of a record that a freezing reads. */
export const FREEZING_FIELDS = { sourceDepartmentId: 1, state: 1, versions: 1 } as const;
export type FreezableRecord = Pick<
  CreditRecord,
  '_id' | 'sourceDepartmentId' | 'state' | 'versions'
>;

/**
 * Freezes or unfreezes a record. One transaction writes the record's new state and version, through
 * the record writer, and the entry of who did it. Every list, count and reference already filters
 * by this state (records/live.ts), so the record disappears from the next request on, in every
 * process. Source: PIPL, Art. 47.
 * @throws NOT_FOUND if the steward's department has no such record, CONFLICT, INVALID_TRANSITION,
 *   IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT for a malformed key
 */
export async function changeFreezing(
  writer: RecordWriter,
  freezing: Model<FreezingRecord>,
  { viewer, now, vault }: Pick<StoreRequest, 'viewer' | 'now' | 'vault'>,
  change: { readonly action: FreezingAction; readonly input: FreezingInput; readonly key: string },
): Promise<FreezingView> {
  const { action, input, key } = change;
  const { type, id: recordId, reason, legalBasis } = input;
  const idempotency = idempotencyOf(key, [`${action}_RECORD`, input], viewer, vault);

  async function apply(open: OpenWrite): Promise<FreezingView> {
    const { session } = open;
    const before = await repeated(freezing, idempotency, session);
    if (before) return before;
    const _id = entryId(type, recordId);
    const earlier = await freezing.findById(_id).session(session).lean<FreezingRecord>();
    const last = earlier?.steps.at(-1);
    const { version, state, from } = await open.change(type, recordId, action, {
      actor: viewer.actor,
      department: viewer.department,
      at: now,
      reason,
      legalBasis,
      version: input.version,
      exists: (row) => row.sourceDepartmentId === viewer.department,
      frozenIn: last?.action === 'FREEZE' ? last.from : undefined,
    });
    const step: FreezingStep = {
      action,
      at: now,
      by: viewer.actor,
      department: viewer.department!,
      reason,
      legalBasis,
      from,
      version,
      key: idempotency.key,
      input: idempotency.digests[0]!,
    };
    await freezing.updateOne({ _id }, { $push: { steps: step } }, { upsert: true, session });
    const steps = [...(earlier?.steps ?? []), step];
    return { type, recordId, frozen: state === 'FROZEN', version, steps };
  }

  return writer.transaction(apply);
}

/** The id of a record's entry in the collection of freezings. */
export const entryId = (type: string, recordId: string): string => `${type}/${recordId}`;

/** The response to a repeated request. @throws IDEMPOTENCY_KEY_REUSED for another input */
async function repeated(
  freezing: Model<FreezingRecord>,
  idempotency: Idempotency,
  session: OpenWrite['session'],
): Promise<FreezingView | undefined> {
  const found = await repeatedStep(freezing, idempotency, session);
  if (!found) return undefined;
  const { record, index } = found;
  const { action, version } = record.steps[index]!;
  const [type, ...id] = record._id.split('/');
  return {
    type: type!,
    recordId: id.join('/'),
    frozen: action === 'FREEZE',
    version,
    steps: record.steps.slice(0, index + 1),
  };
}
