import { creditError } from '../../../schema/errors';
import { isDuplicate } from '../../framework/durable';
import { apiSchema } from './apiSchema';
import { storedOperations, type SafelistEdit } from './changeSafelist';
import type { SafelistModels } from './model';
import type { SubmissionResult } from './record';
import { submission, type StoredOperation, type SubmittedOperation } from './submission';

/** Milliseconds for which the operations of a draft are stored. */
const DRAFT_MS = 24 * 60 * 60 * 1000;
/** Drafts of one client; the oldest is deleted when another one begins. */
const MAX_DRAFTS = 3;
const MAX_ATTEMPTS = 3;
const DRAFT = /^[\x21-\x7e]{8,64}$/;

/** Where a submission to a draft is stored, and by whom. */
export interface DraftPlace {
  readonly clientId: string;
  readonly draft: string;
  readonly now: Date;
  readonly actor: string;
}

/**
 * Adds operations to a draft. Storing an operation twice changes nothing.
 * @throws BAD_USER_INPUT, CONFLICT
 */
export async function stageOperations(
  models: SafelistModels,
  { clientId, draft, now, actor }: DraftPlace,
  operations: readonly SubmittedOperation[],
): Promise<readonly SubmissionResult[]> {
  checkDraft(draft);
  await makeRoom(models, clientId, draft);
  const expiresAt = new Date(now.getTime() + DRAFT_MS);
  const placement = { clientId, draft, addedAt: now, addedBy: actor, expiresAt };
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const stored = await storedOperations(models, clientId, draft);
    const { insert, aliased, results } = submission(stored, operations, placement, apiSchema);
    try {
      if (insert.length > 0) await models.operation.insertMany(insert);
      for (const { _id, aliases } of aliased)
        await models.operation.updateOne({ _id }, { $set: { aliases: [...aliases] } });
      return results;
    } catch (error) {
      // A concurrent request stored one of the operations.
      if (!isDuplicate(error)) throw error;
    }
  }
  throw creditError('CONFLICT');
}

/**
 * The edit that replaces a list by a draft. Operations that are in both keep the time at which they
 * were added.
 * @throws BAD_USER_INPUT when the draft has another number of operations
 */
export async function replacement(
  models: SafelistModels,
  present: readonly StoredOperation[],
  { clientId, draft, count }: { clientId: string; draft: string | undefined; count: number },
): Promise<SafelistEdit> {
  if (draft !== undefined) checkDraft(draft);
  const staged = draft === undefined ? [] : await storedOperations(models, clientId, draft);
  if (staged.length !== count)
    throw creditError(
      'BAD_USER_INPUT',
      `The draft has ${staged.length} operations and operationCount is ${count}; submit the missing operations first.`,
    );
  const next = new Map(staged.map((one) => [one.hash, one]));
  const before = new Map(present.map((one) => [one.hash, one]));
  return {
    restricted: true,
    ...(draft !== undefined && { draft }),
    take: staged.filter(({ hash }) => !before.has(hash)),
    remove: present.filter(({ hash }) => !next.has(hash)),
    aliased: present.flatMap(({ _id, hash, aliases }) => {
      const wanted = next.get(hash)?.aliases ?? aliases;
      return wanted.join() === aliases.join() ? [] : [{ _id, hash, aliases: wanted }];
    }),
  };
}

function checkDraft(draft: string): void {
  if (!DRAFT.test(draft))
    throw creditError(
      'BAD_USER_INPUT',
      'The field draft must have 8 to 64 printable ASCII characters without blanks.',
    );
}

/** Deletes the oldest drafts of a client beyond the limit, when a new one begins. */
async function makeRoom(
  { operation }: SafelistModels,
  clientId: string,
  draft: string,
): Promise<void> {
  const drafts = await operation.aggregate<{ readonly _id: string; readonly expiresAt: Date }>([
    { $match: { clientId, draft: { $gt: '' } } },
    { $group: { _id: '$draft', expiresAt: { $min: '$expiresAt' } } },
  ]);
  if (drafts.some(({ _id }) => _id === draft)) return;
  const oldest = drafts
    .sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime())
    .slice(0, Math.max(0, drafts.length - MAX_DRAFTS + 1))
    .map(({ _id }) => _id);
  if (oldest.length > 0) await operation.deleteMany({ clientId, draft: { $in: oldest } });
}
