import type { ClientSession, Model } from 'mongoose';
import { addTerm } from '../../../../schema/policy/calendar';
import { chinaDate } from '../../../../schema/policy/chinaDate';
import { term, type TermId } from '../../../../schema/policy/terms';
import { stepOf, type Idempotency } from '../../idempotency';
import type { WrittenRecord } from './event';
import type { WriteRequest } from './model';

/**
 * The response to an earlier request with this key; undefined if there was none.
 * @throws IDEMPOTENCY_KEY_REUSED when that request had another input
 */
export async function answerOf(
  requests: Model<WriteRequest>,
  idempotency: Idempotency,
  session: ClientSession | null,
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

/** The term for which a key identifies its request. After it, the key identifies a new request. */
const KEY_TERM: TermId = 'retention.idempotencyKey';

/** Stores the response to a request, in the transaction of its writes. */
export async function storeAnswer(
  requests: Model<WriteRequest>,
  { key, digests }: Idempotency,
  answer: readonly WrittenRecord[],
  session: ClientSession,
): Promise<void> {
  const request: WriteRequest = {
    _id: key,
    input: digests[0]!,
    answer,
    expiresAt: expiryFrom(new Date()),
  };
  await requests.collection.insertOne(request as never, { session });
}

/**
 * The end of the term for a request made now: the end of its last day in China.
 * @param now the system time, because the database deletes by it; not the time of the recorded act
 */
export function expiryFrom(now: Date): Date {
  const today = chinaDate(now);
  return new Date(`${addTerm(today, term(KEY_TERM, today).value)}T24:00:00+08:00`);
}
