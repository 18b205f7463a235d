import { creditError } from '../../../../schema/errors';
import { stepOf, type Idempotency } from '../../idempotency';
import type { IntakeModels } from './model';
import { type BatchRecord, type BatchState, type BatchWithdrawal } from './record';

const WITHDRAWABLE: readonly BatchState[] = ['RECEIVED', 'CHECKING', 'PARTLY_ACCEPTED', 'ACCEPTED'];
const MAX_ATTEMPTS = 3;

/** A request to withdraw a batch. */
export interface WithdrawalRequest {
  readonly number: string;
  readonly department: string;
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
  readonly idempotency: Idempotency;
}

/**
 * Withdraws a batch: from now on none of its rows is accepted; the worker revokes the records that
 * it created. A repeated request changes nothing.
 * @throws NOT_FOUND for a batch of another department, INVALID_TRANSITION when it was refused or
 *   withdrawn, IDEMPOTENCY_KEY_REUSED
 */
export async function withdrawBatch(
  { batch: batches }: IntakeModels,
  { number, department, by, reason, at, idempotency }: WithdrawalRequest,
): Promise<BatchRecord> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const found = await batches.findOne({ _id: number, department }).lean<BatchRecord>().exec();
    if (found === null) throw creditError('NOT_FOUND');
    const steps = found.withdrawal === null ? [] : [found.withdrawal];
    if (stepOf({ steps }, idempotency) !== undefined) return found;
    if (!WITHDRAWABLE.includes(found.state)) throw creditError('INVALID_TRANSITION');
    const withdrawal: BatchWithdrawal = {
      at,
      by,
      reason,
      key: idempotency.key,
      input: idempotency.digests[0]!,
      revoked: 0,
      kept: 0,
      done: false,
    };
    const changed = await batches
      .findOneAndUpdate(
        { _id: number, state: found.state },
        {
          $set: {
            state: 'WITHDRAWN',
            withdrawal,
            finishedAt: found.finishedAt ?? at,
            lease: null,
          },
        },
        { returnDocument: 'after' },
      )
      .lean<BatchRecord>()
      .exec();
    if (changed !== null) return changed;
  }
  throw creditError('CONFLICT');
}
