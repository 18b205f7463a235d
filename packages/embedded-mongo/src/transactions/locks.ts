import { MongoError } from '../base/errors';

/** The error that makes a driver run its transaction again. */
export function writeConflict(): MongoError {
  return new MongoError(
    112,
    'Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.',
    undefined,
    ['TransientTransactionError'],
  );
}

/** The snapshot is older than the collection's definition: the driver tries with a new one. */
export function snapshotUnavailable(namespace: string): MongoError {
  return new MongoError(
    246,
    `Unable to read from a snapshot due to pending collection catalog changes to collection '${namespace}'; please retry the operation.`,
    undefined,
    ['TransientTransactionError'],
  );
}

/** An open transaction, as far as its locks are concerned. */
export interface LockHolder {
  readonly locked: string[];
  readonly ended: Promise<void>;
}

/** A statement outside transactions met a document an open transaction has changed: it waits. */
export class LockedError extends Error {
  readonly holder: LockHolder;

  constructor(holder: LockHolder) {
    super('A document is being changed by an open transaction');
    this.holder = holder;
  }
}

/** Which open transaction has changed which key; the first writer keeps it until it ends. */
export class Locks {
  private readonly holders = new Map<string, LockHolder>();

  get empty(): boolean {
    return this.holders.size === 0;
  }

  holder(key: Buffer): LockHolder | undefined {
    return this.holders.get(key.toString('latin1'));
  }

  take(key: Buffer, transaction: LockHolder): void {
    const text = key.toString('latin1');
    const holder = this.holders.get(text);
    if (holder && holder !== transaction) throw writeConflict();
    if (!holder) {
      this.holders.set(text, transaction);
      transaction.locked.push(text);
    }
  }

  release(transaction: LockHolder): void {
    for (const text of transaction.locked) this.holders.delete(text);
    transaction.locked.length = 0;
  }
}
