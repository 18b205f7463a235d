import type { ClientSession, Model } from 'mongoose';
import { creditError } from '../../../schema/errors';
import { isDuplicate } from '../../framework/durable';
import { stepOf, type Idempotency } from '../../framework/idempotency';
import type { SubjectChangeRecord } from './record';

/**
 * Makes a change once, in one transaction with its record, however often the request is repeated.
 * @param apply writes the change and returns its record; it runs again after a write conflict
 * @throws IDEMPOTENCY_KEY_REUSED, CODE_TAKEN when a concurrent request took the code
 */
export async function changeOnce(
  model: Model<SubjectChangeRecord>,
  idempotency: Idempotency,
  apply: (session: ClientSession) => Promise<SubjectChangeRecord>,
): Promise<SubjectChangeRecord> {
  const attempt = () =>
    model.db.withSession((session) =>
      session.withTransaction(async () => {
        const before = await repeatedChange(model, idempotency, session);
        if (before) return before;
        const change = await apply(session);
        await model.create([change], { session });
        return change;
      }),
    );
  try {
    return await attempt();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // A concurrent request wrote the same key, or the same code, first; the retry finds out which.
    return await retried(attempt);
  }
}

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (isDuplicate(error)) throw creditError('CODE_TAKEN');
    throw error;
  }
}

/**
 * The change that an earlier request with this key made.
 * @throws IDEMPOTENCY_KEY_REUSED when that request had another input
 */
export async function repeatedChange(
  model: Model<SubjectChangeRecord>,
  idempotency: Idempotency,
  session: ClientSession | null = null,
): Promise<SubjectChangeRecord | undefined> {
  const found = await model
    .findOne({ key: idempotency.key })
    .session(session)
    .lean<SubjectChangeRecord>()
    .exec();
  if (found === null) return undefined;
  stepOf({ steps: [found] }, idempotency);
  return found;
}
