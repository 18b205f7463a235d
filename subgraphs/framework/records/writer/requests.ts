import type { ClientSession, Model } from 'mongoose';
import { addTerm } from '../../../../schema/policy/calendar';
import { chinaDate } from '../../../../schema/policy/chinaDate';
import { term, type TermId } from '../../../../schema/policy/terms';
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

/** How long a key stays the request's own. After that it makes a new request. */
const KEY_TERM: TermId = 'retention.idempotencyKey';

/** Keeps the answer of a request, in the transaction of what it wrote. */
export async function keepAnswer(
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
 * The end of the term for a request made now: that of its last day in China.
 * @param now by the clock of the machine, by which the database deletes, and not by that of the act
 */
export function expiryFrom(now: Date): Date {
  const today = chinaDate(now);
  return new Date(`${addTerm(today, term(KEY_TERM, today).value)}T24:00:00+08:00`);
}
