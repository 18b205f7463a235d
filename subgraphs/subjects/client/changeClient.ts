import type { ClientAction } from '../../../schema/generated/subjects.rows';
import { creditError } from '../../../schema/errors';
import type { StoreRequest } from '../../framework/context';
import { isDuplicate } from '../../framework/durable';
import type { Idempotency } from '../../framework/idempotency';
import { checkEntry } from './checkEntry';
import { fieldChanges } from './fieldChanges';
import type { ClientModels } from './model';
import type { ClientChangeRecord, ClientRecord } from './record';

/** A requested change. */
export interface ChangeRequest {
  readonly id: string;
  readonly action: ClientAction;
  readonly idempotency: Idempotency;
  readonly reason?: string;
  /**
   * Returns the changed entry.
   * @param before the stored entry; null when there is none
   * @throws an error of the error catalogue when the change is not allowed
   */
  readonly change: (before: ClientRecord | null) => ClientRecord;
}

const MAX_ATTEMPTS = 3;

/**
 * Changes an entry and logs the change in one transaction, so that neither exists without the
 * other. A repeated request returns the entry as the first one wrote it.
 * @throws what `change` throws, BAD_USER_INPUT, CONFLICT, IDEMPOTENCY_KEY_REUSED
 */
export async function changeClient(
  models: ClientModels,
  { viewer, now }: Pick<StoreRequest, 'viewer' | 'now'>,
  { id, action, idempotency, reason, change }: ChangeRequest,
): Promise<ClientRecord> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const earlier = await repeated(models, idempotency);
    if (earlier !== undefined) return earlier;
    const before = await models.entry.findById(id).lean<ClientRecord>().exec();
    const version = (before?.version ?? 0) + 1;
    const after: ClientRecord = { ...change(before), version, changedAt: now };
    checkEntry(after);
    const logged: ClientChangeRecord = {
      _id: `${id}:${version}`,
      clientId: id,
      version,
      action,
      at: now,
      actor: viewer.actor,
      department: viewer.department ?? null,
      reason: reason ?? null,
      key: idempotency.key,
      input: idempotency.digests[0]!,
      fields: fieldChanges(before, after),
      after,
    };
    if (await write(models, before, logged)) return after;
  }
  throw creditError('CONFLICT');
}

/** The entry as an earlier request with this key wrote it; undefined for a first request. */
async function repeated(
  { change }: ClientModels,
  { key, digests }: Idempotency,
): Promise<ClientRecord | undefined> {
  const earlier = await change.findOne({ key }).lean<ClientChangeRecord>().exec();
  if (earlier === null) return undefined;
  if (!digests.includes(earlier.input)) throw creditError('IDEMPOTENCY_KEY_REUSED');
  return earlier.after;
}

/** @returns false when another change of the entry, or the same request, was written first */
async function write(
  { entry, change }: ClientModels,
  before: ClientRecord | null,
  logged: ClientChangeRecord,
): Promise<boolean> {
  const { after } = logged;
  try {
    await entry.db.transaction(
      async (session) => {
        if (before === null) await entry.insertMany([after], { session });
        else {
          const { _id, ...rest } = after;
          const unchanged = { _id, version: before.version };
          const { matchedCount } = await entry.updateOne(unchanged, { $set: rest }, { session });
          if (matchedCount === 0) throw new VersionConflict();
        }
        await change.insertMany([logged], { session });
      },
      { writeConcern: { w: 'majority' } },
    );
    return true;
  } catch (error) {
    if (error instanceof VersionConflict || isDuplicate(error)) return false;
    throw error;
  }
}

/** Aborts a transaction whose entry has changed since it was read. */
class VersionConflict extends Error {}
