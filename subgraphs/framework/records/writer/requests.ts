import type { ClientSession, Model } from 'mongoose';
import { stepOf, type Idempotency } from '../../idempotency';
import type { WrittenRecord } from './event';
import type { WriteRequest } from './model';

/**
 * What an earlier request with this key was answered; undefined where there was none.
 * @throws IDEMPOTENCY_KEY_REUSED when it asked for something else
 */
export async function answerOf(
  requests: Model<WriteRequest>,
  idempotency: Idempotency,
  session: ClientSession,
): Promise<readonly WrittenRecord[] | undefined> {
  const found = await requests
    .findById(idempotency.key)
    .session(session)
    .lean<WriteRequest>()
    .exec();
  if (found === null) return undefined;
  stepOf({ steps: [{ key: found._id, input: found.input }] }, idempotency);
  return found.answer;
}

/** Keeps the answer of a request, in the transaction of what it wrote. */
export async function keepAnswer(
  requests: Model<WriteRequest>,
  { key, digests }: Idempotency,
  answer: readonly WrittenRecord[],
  session: ClientSession,
): Promise<void> {
  await requests.collection.insertOne({ _id: key, input: digests[0]!, answer } as never, {
    session,
  });
}
