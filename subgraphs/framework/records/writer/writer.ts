import type { ClientSession } from 'mongoose';
import type { RecordChange } from './changeState';
import type { CorrectedRow } from './correctRow';
import type { WhoAndWhy, WrittenRecord } from './event';
import type { NewRow } from './rowFault';
import type { StateAction } from './transitions';

/**
 * A request that may come again: the same key is answered what it was answered first, until the
 * term `retention.idempotencyKey` of schema/policy/terms.ts is over.
 */
export interface Keyed {
  /** 8 to 64 printable ASCII characters without blanks, the caller's own. */
  readonly key: string;
}

/** What can be done within a transaction that somebody else's writes are part of. */
export interface OpenWrite {
  readonly session: ClientSession;
  /** As `RecordWriter.change`, but that the key is looked after by whoever opened it. */
  change(
    type: string,
    id: string,
    action: StateAction,
    change: RecordChange,
  ): Promise<WrittenRecord>;
}

/**
 * THE door by which records are written: what it refuses cannot be in the database. Each write is
 * one transaction of the row, its version, and an event that tells of it (see RecordEvent): after
 * a crash all of them are there, or none.
 */
export interface RecordWriter {
  /**
   * Makes records, all or none.
   * @throws BAD_USER_INPUT for a row that breaks its type, CONFLICT for an id that is taken,
   *   IDEMPOTENCY_KEY_REUSED
   */
  create(rows: readonly NewRow[], why: WhoAndWhy & Keyed): Promise<readonly WrittenRecord[]>;
  /**
   * Puts a row in the place of a record's; the earlier one is kept.
   * @throws BAD_USER_INPUT, NOT_FOUND, CONFLICT, INVALID_TRANSITION, IDEMPOTENCY_KEY_REUSED
   */
  correct(row: CorrectedRow, change: RecordChange & Keyed): Promise<WrittenRecord>;
  /**
   * Brings a record into another state; TRANSITIONS tells which.
   * @throws NOT_FOUND, CONFLICT for another version than the one that was read,
   *   INVALID_TRANSITION, IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT for a malformed key or reason
   */
  change(
    type: string,
    id: string,
    action: StateAction,
    change: RecordChange & Keyed,
  ): Promise<WrittenRecord>;
  /**
   * Makes many records, in transactions of BATCH each: those before one that fails stay.
   * @throws BAD_USER_INPUT for a row that breaks its type, CONFLICT for an id that is taken
   */
  createMany(rows: readonly NewRow[], why: WhoAndWhy): Promise<void>;
  /** Runs a transaction of more than the writer's own; it runs again when it meets another. */
  transaction<T>(work: (open: OpenWrite) => Promise<T>): Promise<T>;
}
