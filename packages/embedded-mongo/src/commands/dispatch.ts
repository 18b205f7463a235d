import { Binary, Double, Int32, Long } from 'bson';
import { MongoError, mongoError } from '../base/errors';
import type { Engine } from '../engine/engine';
import type { Connection } from '../connections/connection';
import type { Log } from '../base/log';
import { Slice } from '../base/slice';
import type { Session } from '../sessions/sessions';
import type { Transaction } from '../transactions/transaction';
import { showValue } from '../values/showValue';
import { toNumber } from '../values/numbers';
import { isDoc, isNum, type Doc } from '../values/types';
import type { ReplyBody } from '../protocol/reply';
import type { Request } from '../protocol/request';
import type { Command, Context } from './context';
import { OK } from './handshake';
import { retryableReply } from './retryable';
import { checkReadConcern, checkWriteConcern } from './concerns';

const TRANSACTION_ENDS = new Set(['commitTransaction', 'abortTransaction']);

function sessionOf(engine: Engine, body: Doc): Session | undefined {
  const { lsid } = body;
  if (lsid === undefined) return undefined;
  const id = isDoc(lsid) ? lsid.id : undefined;
  if (!(id instanceof Binary) || id.position !== 16) {
    throw mongoError(
      40414,
      "BSON field 'OperationSessionInfo.lsid.id' is missing but a required field",
    );
  }
  return engine.sessions.use(Buffer.from(id.value()).toString('hex'));
}

function transactionNumber(body: Doc): bigint | undefined {
  const { txnNumber } = body;
  if (txnNumber === undefined) return undefined;
  if (!(txnNumber instanceof Long))
    throw mongoError(14, "BSON field 'txnNumber' is the wrong type, expected type 'long'");
  return txnNumber.toBigInt();
}

/** The transaction a command belongs to, started if it is the first of it. */
function transactionOf(
  engine: Engine,
  session: Session | undefined,
  request: Request,
  command: Command,
): Transaction | undefined {
  const { body, name } = request;
  if (body.autocommit === undefined) {
    if (TRANSACTION_ENDS.has(name))
      throw mongoError(72, `${name} must be run within a transaction`);
    return undefined;
  }
  const number = transactionNumber(body);
  if (body.autocommit !== false || !session || number === undefined) {
    throw mongoError(72, 'txnNumber and autocommit: false are required in a transaction');
  }
  if (TRANSACTION_ENDS.has(name)) return undefined;
  if (!command.transactional) {
    session.transaction?.abort();
    throw mongoError(263, `Cannot run '${name}' in a multi-document transaction.`);
  }
  return body.startTransaction === true ? session.start(engine, number) : session.current(number);
}

function timeLimit(body: Doc): number {
  const { maxTimeMS } = body;
  if (maxTimeMS === undefined) return 0;
  const value = isNum(maxTimeMS) ? toNumber(maxTimeMS) : NaN;
  if (!Number.isInteger(value) || value < 0 || value > 2 ** 31 - 1) {
    throw mongoError(2, `${showValue(maxTimeMS)} value for maxTimeMS is out of range`);
  }
  return value;
}

/** The error as a reply; what is not MongoDB's own error is logged and shown without detail. */
function errorReply(error: unknown, log: Log): Doc {
  if (!(error instanceof MongoError)) {
    log('A command failed unexpectedly', error);
    return {
      ok: new Double(0),
      errmsg: 'Internal error',
      code: new Int32(1),
      codeName: 'InternalError',
    };
  }
  const { code, codeName, message, labels, extra } = error;
  return {
    ok: new Double(0),
    errmsg: message,
    code: new Int32(code),
    codeName,
    ...(extra as Doc | undefined),
    ...(labels && { errorLabels: labels }),
  };
}

/** Carries out one request and gives the reply to send. Never throws. */
export async function dispatch(
  engine: Engine,
  commands: ReadonlyMap<string, Command>,
  connection: Connection,
  request: Request,
  log: Log,
): Promise<ReplyBody> {
  let transaction: Transaction | undefined;
  try {
    const { name, body, database } = request;
    const command = commands.get(name);
    if (!command) throw mongoError(59, `no such command: '${name}'`);
    if (!connection.authenticated && !command.open) {
      throw mongoError(13, `Command ${name} requires authentication`);
    }
    const session = sessionOf(engine, body);
    transaction = transactionOf(engine, session, request, command);
    transaction?.enter();
    checkReadConcern(body.readConcern, transaction !== undefined, body.startTransaction === true);
    const concernFault = checkWriteConcern(body.writeConcern);
    const slice = new Slice(timeLimit(body));
    connection.interrupt = () => slice.interrupt(mongoError(279, 'operation was interrupted'));
    const number = transaction || TRANSACTION_ENDS.has(name) ? undefined : transactionNumber(body);
    const base = { engine, connection, database, body, rawDocuments: request.rawDocuments };
    const run = (remember?: (reply: Doc) => void): ReplyBody | Promise<ReplyBody> =>
      command.run({ ...base, session, transaction, slice, remember } satisfies Context);
    const reply =
      session && number !== undefined
        ? await retryableReply(engine, session, number, run)
        : await run();
    if (reply instanceof Uint8Array) return reply;
    if (transaction && Array.isArray(reply.writeErrors)) abortLost(engine, session, transaction);
    return { ...reply, ...concernFault, ok: OK };
  } catch (error) {
    if (transaction) abortLost(engine, undefined, transaction);
    return errorReply(error, log);
  } finally {
    transaction?.leave();
    connection.interrupt = undefined;
  }
}

/** An error inside a transaction ends it, as MongoDB has it. */
function abortLost(engine: Engine, session: Session | undefined, transaction: Transaction): void {
  transaction.abort();
  if (session) engine.cursors.killTransaction(session.id, transaction.number);
}
