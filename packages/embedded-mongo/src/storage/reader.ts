import type { Transaction } from 'lmdb';
import type { Environment } from './environment';

export interface Entry {
  key: Buffer;
  value: Buffer;
}

/** Half-open range of keys: start ≤ key < end, read upwards or (reverse) downwards. */
export interface KeyRange {
  start: Buffer;
  end: Buffer;
  reverse?: boolean;
}

/** Something documents can be read from: a snapshot, the write transaction, or either under a write set. */
export interface Reader {
  get(key: Buffer): Buffer | undefined;
  /** An iteration must be finished or returned in the event-loop turn it began in. */
  range(range: KeyRange): Iterable<Entry>;
  /** The number of keys in the range, counted no further than `limit`. */
  keyCount(range: KeyRange, limit?: number): number;
}

/** getBinary takes the same options as get; its declaration omits them. */
type WithOptions = Omit<Environment, 'getBinary'> & {
  getBinary(key: Buffer, options: { transaction: Transaction }): Buffer | undefined;
};

/** LMDB reads a range downwards from an inclusive start to an exclusive end: the mirror of ours. */
function lmdbRange(range: KeyRange, transaction?: Transaction): Record<string, unknown> {
  const options: Record<string, unknown> = range.reverse
    ? {
        start: range.end,
        end: range.start,
        reverse: true,
        exclusiveStart: true,
        inclusiveEnd: true,
      }
    : { start: range.start, end: range.end };
  if (transaction) options.transaction = transaction;
  return options;
}

/** Reads the current write transaction when one is running, else the given snapshot. */
export class LmdbReader implements Reader {
  private readonly environment: Environment;
  private readonly transaction: Transaction | undefined;

  constructor(environment: Environment, transaction?: Transaction) {
    this.environment = environment;
    this.transaction = transaction;
  }

  get(key: Buffer): Buffer | undefined {
    if (!this.transaction) return this.environment.getBinary(key);
    return (this.environment as WithOptions).getBinary(key, { transaction: this.transaction });
  }

  range(range: KeyRange): Iterable<Entry> {
    return this.environment.getRange(lmdbRange(range, this.transaction));
  }

  keyCount(range: KeyRange, limit?: number): number {
    const upwards = lmdbRange({ ...range, reverse: false }, this.transaction);
    if (limit !== undefined) {
      // Counting runs to the end of the range; skipping stops where it has skipped enough.
      const beyond = { ...upwards, offset: limit, limit: 1, values: false };
      for (const key of this.environment.getRange(beyond)) return key ? limit : 0;
    }
    return this.environment.getKeysCount(upwards);
  }
}

/** A consistent view of the store at one moment; must be closed, or old pages pile up in the file. */
export class Snapshot extends LmdbReader {
  private open = true;
  private readonly held: Transaction;

  constructor(environment: Environment) {
    const held = environment.useReadTransaction();
    super(environment, held);
    this.held = held;
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    this.held.done();
  }
}
