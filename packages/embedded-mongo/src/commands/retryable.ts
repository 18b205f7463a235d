import type { Engine } from '../engine/engine';
import { mongoError } from '../base/errors';
import type { Session } from '../sessions/sessions';
import { retryKey } from '../storage/keyspace';
import { decodeDocument, encodeDocument, type Doc } from '../values/types';
import type { ReplyBody } from '../protocol/reply';
import { Long } from 'bson';

/** The last retryable write of a session, as kept on disk beside what it wrote. */
interface Remembered {
  number: bigint;
  reply: Doc;
}

function read(engine: Engine, session: Session): Remembered | undefined {
  const bytes = engine.environment.getBinary(retryKey(session.id));
  if (!bytes) return undefined;
  const { number, reply } = decodeDocument(bytes);
  return { number: (number as Long).toBigInt(), reply: reply as Doc };
}

const running = new WeakMap<Session, Promise<unknown>>();

/**
 * Carries out a retryable write once: a second request of the same number is answered with the
 * first one's reply. The reply is written in the commit of the write itself, so that this holds
 * across a crash of the server too.
 * @throws MongoError 225 for a number older than the session's newest
 */
export async function retryableReply(
  engine: Engine,
  session: Session,
  number: bigint,
  run: (remember: (reply: Doc) => void) => ReplyBody | Promise<ReplyBody>,
): Promise<ReplyBody> {
  await running.get(session)?.catch(() => undefined);
  const known = read(engine, session);
  if (known?.number === number) return known.reply;
  if (number < session.highest || (known && number < known.number)) throw session.tooOld(number);
  if (session.transaction?.state === 'active') session.transaction.abort();
  if (session.transaction?.number === number) {
    throw mongoError(217, `Transaction ${number} is not a retryable write`);
  }
  session.highest = number;
  const remember = (reply: Doc): void => {
    const record = encodeDocument({ number: Long.fromBigInt(number), at: new Date(), reply });
    engine.environment.putSync(retryKey(session.id), Buffer.from(record));
  };
  const result = Promise.resolve(run(remember));
  running.set(session, result);
  try {
    return await result;
  } finally {
    if (running.get(session) === result) running.delete(session);
  }
}
