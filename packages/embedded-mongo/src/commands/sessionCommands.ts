import { Binary, Int32 } from 'bson';
import { randomUUID } from 'node:crypto';
import { mongoError } from '../base/errors';
import type { Session } from '../sessions/sessions';
import { isDoc, type Doc } from '../values/types';
import { Long } from 'bson';
import type { Command, Context } from './context';
import { readFields } from './fields';

function sessionIds(context: Context, name: string): string[] {
  const list = readFields(context.body, name, { [name]: 'array' }).array(name) ?? [];
  return list.map((item) => {
    const id = isDoc(item) ? item.id : undefined;
    if (!(id instanceof Binary))
      throw mongoError(40414, "BSON field 'lsid.id' is missing but a required field");
    return Buffer.from(id.value()).toString('hex');
  });
}

function startSession(context: Context): Doc {
  readFields(context.body, 'startSession', { startSession: 'any' });
  const bytes = Buffer.from(randomUUID().replaceAll('-', ''), 'hex');
  context.engine.sessions.use(bytes.toString('hex'));
  return { id: { id: new Binary(bytes, 4) }, timeoutMinutes: new Int32(30) };
}

function endSessions(context: Context): Doc {
  for (const id of sessionIds(context, 'endSessions')) context.engine.sessions.end(id);
  return {};
}

function killSessions(context: Context): Doc {
  const ids = sessionIds(context, 'killSessions');
  if (ids.length === 0) context.engine.sessions.endAll();
  for (const id of ids) context.engine.sessions.end(id);
  return {};
}

function refreshSessions(context: Context): Doc {
  for (const id of sessionIds(context, 'refreshSessions')) context.engine.sessions.use(id);
  return {};
}

function ending(context: Context, name: string): { session: Session; number: bigint } {
  readFields(context.body, name, { [name]: 'any', recoveryToken: 'any' });
  const { txnNumber } = context.body;
  if (!context.session || !(txnNumber instanceof Long)) {
    throw mongoError(72, `${name} must be run within a transaction`);
  }
  return { session: context.session, number: txnNumber.toBigInt() };
}

async function commitTransaction(context: Context): Promise<Doc> {
  const { session, number } = ending(context, 'commitTransaction');
  const { transaction } = session;
  // A driver repeats a commit whose answer it did not get: the answer is the same.
  if (transaction?.number === number && transaction.state === 'committed') return {};
  const open = session.current(number);
  await open.commit();
  context.engine.cursors.killTransaction(session.id, number);
  return {};
}

function abortTransaction(context: Context): Doc {
  const { session, number } = ending(context, 'abortTransaction');
  session.current(number).abort();
  context.engine.cursors.killTransaction(session.id, number);
  return {};
}

export const sessionCommands: Record<string, Command> = {
  startSession: { run: startSession },
  endSessions: { run: endSessions },
  killSessions: { run: killSessions },
  refreshSessions: { run: refreshSessions },
  commitTransaction: { run: commitTransaction },
  abortTransaction: { run: abortTransaction },
};
