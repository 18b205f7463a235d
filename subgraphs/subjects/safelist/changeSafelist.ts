import type { SafelistAction } from '../../../schema/generated/subjects.rows';
import { creditError } from '../../../schema/errors';
import type { ClientSession } from 'mongoose';
import { isDuplicate } from '../../framework/durable';
import type { Idempotency } from '../../framework/idempotency';
import type { SafelistModels } from './model';
import type {
  OperationRecord,
  SafelistChangeRecord,
  SafelistRecord,
  SubmissionResult,
} from './record';
import { bytesOf, type StoredOperation } from './submission';

/** The writes that a change makes. */
export interface SafelistEdit {
  /** Whether the client is restricted to the list afterwards. */
  readonly restricted: boolean;
  readonly insert?: readonly OperationRecord[];
  /** Operations of a draft that become part of the list. */
  readonly take?: readonly StoredOperation[];
  /** Operations whose other ids change. */
  readonly aliased?: readonly Pick<OperationRecord, '_id' | 'hash' | 'aliases'>[];
  readonly remove?: readonly StoredOperation[];
  /** The draft that is deleted. */
  readonly draft?: string;
  readonly results?: readonly SubmissionResult[];
}

/** A requested change. */
export interface SafelistRequest {
  readonly clientId: string;
  readonly action: SafelistAction;
  readonly idempotency: Idempotency;
  readonly actor: string;
  readonly department?: string | undefined;
  readonly reason?: string;
  readonly now: Date;
  /** The version that the caller has read, if it must be the present one. */
  readonly version?: number | null | undefined;
  /**
   * Determines the writes from the present list.
   * @returns undefined when nothing changes; the change is not logged then
   * @throws an error of the catalogue when the change is not allowed
   */
  readonly edit: (
    before: SafelistRecord | null,
    present: readonly StoredOperation[],
  ) => Promise<SafelistEdit | undefined>;
}

/** The list after a change, and the results of a submission. */
export interface ChangedSafelist {
  readonly safelist: SafelistRecord | null;
  readonly results: readonly SubmissionResult[];
}

const MAX_ATTEMPTS = 5;

/**
 * Changes a safelist and logs the change in one transaction: a gateway reads the list before or
 * after it, and never a part. A repeated request returns the result of the first one.
 * @returns undefined when `edit` changes nothing
 * @throws what `edit` throws, CONFLICT, IDEMPOTENCY_KEY_REUSED
 */
export async function changeSafelist(
  models: SafelistModels,
  request: SafelistRequest,
): Promise<ChangedSafelist | undefined> {
  const { clientId, version } = request;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const earlier = await repeated(models, request.idempotency);
    if (earlier !== undefined) return { safelist: earlier.after, results: earlier.results };
    const before = await models.list.findById(clientId).lean<SafelistRecord>().exec();
    if (version != null && version !== (before?.version ?? 0)) throw creditError('CONFLICT');
    const present = await storedOperations(models, clientId, null);
    const edit = await request.edit(before, present);
    if (edit === undefined) return undefined;
    const change = changeOf(request, before, present, edit);
    if (await write(models, before, edit, change))
      return { safelist: change.after, results: change.results };
  }
  throw creditError('CONFLICT');
}

/** The operations of a client's safelist, or of one of its drafts. */
export function storedOperations(
  { operation }: SafelistModels,
  clientId: string,
  draft: string | null,
): Promise<StoredOperation[]> {
  return operation
    .find({ clientId, draft }, { hash: 1, aliases: 1, bytes: 1, name: 1 })
    .lean<StoredOperation[]>()
    .exec();
}

/** The change that an earlier request with this key made; undefined for a first request. */
async function repeated(
  { change }: SafelistModels,
  { key, digests }: Idempotency,
): Promise<SafelistChangeRecord | undefined> {
  const earlier = await change.findOne({ key }).lean<SafelistChangeRecord>().exec();
  if (earlier === null) return undefined;
  if (!digests.includes(earlier.input)) throw creditError('IDEMPOTENCY_KEY_REUSED');
  return earlier;
}

function changeOf(
  { clientId, action, idempotency, now, ...request }: SafelistRequest,
  before: SafelistRecord | null,
  present: readonly StoredOperation[],
  { restricted, insert = [], take = [], remove = [], results = [] }: SafelistEdit,
): SafelistChangeRecord {
  const version = (before?.version ?? 0) + 1;
  const added = [...insert, ...take];
  const after: SafelistRecord = {
    _id: clientId,
    version,
    restricted,
    operationCount: present.length + added.length - remove.length,
    bytes: bytesOf(present) + bytesOf(added) - bytesOf(remove),
    changedAt: now,
  };
  return {
    _id: `${clientId}:${version}`,
    clientId,
    version,
    action,
    at: now,
    actor: request.actor,
    department: request.department ?? null,
    reason: request.reason ?? null,
    added: added.map(({ hash }) => hash),
    removed: remove.map(({ hash }) => hash),
    key: idempotency.key,
    input: idempotency.digests[0]!,
    after,
    results,
  };
}

/** @returns false when another change, or the same request, was written first */
async function write(
  models: SafelistModels,
  before: SafelistRecord | null,
  edit: SafelistEdit,
  change: SafelistChangeRecord,
): Promise<boolean> {
  const { list } = models;
  const { _id, ...rest } = change.after;
  try {
    await list.db.transaction(
      async (session) => {
        if (before === null) await list.insertMany([change.after], { session });
        else {
          const unchanged = { _id, version: before.version };
          const { matchedCount } = await list.updateOne(unchanged, { $set: rest }, { session });
          if (matchedCount === 0) throw new VersionConflict();
        }
        await writeOperations(models, edit, change, session);
        await models.change.insertMany([change], { session });
      },
      { writeConcern: { w: 'majority' } },
    );
    return true;
  } catch (error) {
    if (error instanceof VersionConflict || isDuplicate(error)) return false;
    throw error;
  }
}

async function writeOperations(
  { operation }: SafelistModels,
  { insert = [], take = [], aliased = [], remove = [], draft }: SafelistEdit,
  { clientId, at, actor }: SafelistChangeRecord,
  session: ClientSession,
): Promise<void> {
  if (remove.length > 0)
    await operation.deleteMany({ _id: { $in: remove.map(({ _id }) => _id) } }, { session });
  if (take.length > 0) {
    const { matchedCount } = await operation.updateMany(
      { _id: { $in: take.map(({ _id }) => _id) }, draft },
      { $set: { draft: null, addedAt: at, addedBy: actor, expiresAt: null } },
      { session },
    );
    // The draft expired, or another request used it.
    if (matchedCount !== take.length) throw new VersionConflict();
  }
  if (draft !== undefined) await operation.deleteMany({ clientId, draft }, { session });
  if (insert.length > 0) await operation.insertMany(insert, { session });
  if (aliased.length > 0)
    await operation.bulkWrite(
      aliased.map(({ _id, aliases }) => ({
        updateOne: { filter: { _id }, update: { $set: { aliases: [...aliases] } } },
      })),
      { session },
    );
}

/** Aborts a transaction whose list or draft has changed since it was read. */
class VersionConflict extends Error {}
