import { MongoError, mongoError } from '../base/errors';
import {
  Transaction,
  TRANSACTION_LIFETIME_MS,
  type TransactionHost,
} from '../transactions/transaction';

/** As announced by hello (logicalSessionTimeoutMinutes). */
export const SESSION_TIMEOUT_MS = 30 * 60_000;
const MAX_SESSIONS = 100_000;

const abortedError = (number: bigint, reason: string): MongoError =>
  new MongoError(
    251,
    `Given transaction number ${number} does not match any in-progress transactions. ${reason}`,
    undefined,
    ['TransientTransactionError'],
  );

/** A driver's logical session: at most one transaction, and its highest transaction number. */
export class Session {
  readonly id: string;
  used = Date.now();
  transaction: Transaction | undefined;
  /** The highest transaction number seen, of retryable writes as of transactions. */
  highest = -1n;

  constructor(id: string) {
    this.id = id;
  }

  /** Starts a transaction; one that was open is given up, as the driver has done. */
  start(host: TransactionHost, number: bigint): Transaction {
    if (number < this.highest) throw this.tooOld(number);
    if (number === this.highest && this.transaction?.number === number) {
      const { state } = this.transaction;
      throw mongoError(251, `Transaction ${number} has already been started (${state})`);
    }
    this.transaction?.abort();
    this.highest = number;
    this.transaction = new Transaction(host, number);
    return this.transaction;
  }

  /** The open transaction of this number. @throws MongoError 251, 256 or 225 */
  current(number: bigint): Transaction {
    if (number < this.highest) throw this.tooOld(number);
    const found = this.transaction;
    if (found?.number !== number) {
      throw abortedError(number, `Active transaction number is ${found?.number ?? -1n}`);
    }
    if (found.state === 'committed') {
      throw mongoError(256, `Transaction with { txnNumber: ${number} } has been committed.`);
    }
    if (found.state !== 'active') {
      throw abortedError(number, `Transaction with { txnNumber: ${number} } has been aborted.`);
    }
    return found;
  }

  tooOld(number: bigint): MongoError {
    return mongoError(
      225,
      `Cannot start transaction with { txnNumber: ${number} } on session because a newer transaction with txnNumber ${this.highest} has already started on this session.`,
    );
  }
}

/** All sessions in use; the idle ones are ended by `sweep`. */
export class Sessions {
  private readonly sessions = new Map<string, Session>();
  private readonly onEnd: (session: Session) => void;

  /** @param onEnd called for every session that ends, to kill its cursors */
  constructor(onEnd: (session: Session) => void) {
    this.onEnd = onEnd;
  }

  get size(): number {
    return this.sessions.size;
  }

  use(id: string): Session {
    let session = this.sessions.get(id);
    if (!session) {
      if (this.sessions.size >= MAX_SESSIONS)
        throw mongoError(261, 'Too many logical sessions are in use');
      session = new Session(id);
      this.sessions.set(id, session);
    }
    session.used = Date.now();
    return session;
  }

  end(id: string): void {
    const session = this.sessions.get(id);
    if (!session) return;
    session.transaction?.abort();
    this.sessions.delete(id);
    this.onEnd(session);
  }

  endAll(): void {
    for (const id of [...this.sessions.keys()]) this.end(id);
  }

  /** Aborts transactions past their lifetime and ends sessions idle too long. */
  sweep(now = Date.now()): void {
    for (const session of [...this.sessions.values()]) {
      const { transaction } = session;
      if (transaction?.state === 'active' && now - transaction.began > TRANSACTION_LIFETIME_MS) {
        transaction.abort();
      }
      if (now - session.used > SESSION_TIMEOUT_MS) this.end(session.id);
    }
  }
}
