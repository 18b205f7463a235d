import type { ClientSession } from 'mongoose';
import type { StatedReason } from '../lateReports';
import type { RecordKind } from '../recordKind';
import type { RecordChange } from './changeState';
import type { CorrectedRow } from './correctRow';
import type { Destroyed } from './destroyRows';
import type { WriteContext, WrittenRecord } from './event';
import type { Move } from './moveRows';
import type { NewRow } from './rowFault';
import type { StateAction } from './transitions';

/**
 * A request that the caller may repeat: a repeated key returns the response of the first request,
 * until the term `retention.idempotencyKey` of schema/policy/terms.ts ends.
 */
export interface Keyed {
  /** Chosen by the caller: 8 to 64 printable ASCII characters without blanks. */
  readonly key: string;
}

/** Rows that the writer has validated and sealed. */
export type PreparedRows = readonly (readonly [RecordKind, NewRow])[];

/** An open transaction in which the caller's own writes and changes of records are combined. */
export interface OpenWrite {
  readonly session: ClientSession;
  /**
   * Creates prepared records. The caller ensures idempotency.
   * @throws the driver's error for an id that already exists
   */
  create(rows: PreparedRows, why: WriteContext): Promise<readonly WrittenRecord[]>;
  /** Like `RecordWriter.change`, but without a key: the caller ensures idempotency. */
  change(
    type: string,
    id: string,
    action: StateAction,
    change: RecordChange,
  ): Promise<WrittenRecord>;
  /**
   * Replaces the row of a record by a prepared one. The caller ensures idempotency.
   * @throws NOT_FOUND, CONFLICT, INVALID_TRANSITION, BAD_USER_INPUT for another subject
   */
  correct(row: PreparedRows[number], change: RecordChange): Promise<WrittenRecord>;
  /**
   * Changes the state of many records of one type, whichever version they have. Records whose state
   * does not permit it stay as they are.
   * @returns how many records were changed
   */
  changeAll(
    type: string,
    ids: readonly string[],
    action: StateAction,
    why: WriteContext,
  ): Promise<number>;
  /**
   * States why records of one type were reported late. It is no change of their content, so that
   * they keep their version.
   * @returns how many records there are
   */
  stateReason(type: string, ids: readonly string[], reason: StatedReason): Promise<number>;
  /**
   * Destroys records of one type with their earlier versions. Frozen and disputed records stay.
   * @returns what was destroyed
   */
  destroyAll(
    type: string,
    ids: readonly string[],
    why: WriteContext,
  ): Promise<readonly Destroyed[]>;
}

/**
 * THE only interface that writes records: a row that it refuses cannot be in the database. Each
 * write is one transaction of the row, its version and an event (see RecordEvent): after a crash
 * either all of them are stored or none.
 */
export interface RecordWriter {
  /**
   * Creates records, all or none.
   * @throws BAD_USER_INPUT for an invalid row, CONFLICT for an id that already exists,
   *   IDEMPOTENCY_KEY_REUSED
   */
  create(rows: readonly NewRow[], context: WriteContext & Keyed): Promise<readonly WrittenRecord[]>;
  /**
   * Replaces the row of a record; the earlier row stays stored.
   * @param change with `request` the key identifies that input instead of the row, which a caller
   *   may have derived from the stored one
   * @throws BAD_USER_INPUT, NOT_FOUND, CONFLICT, INVALID_TRANSITION, IDEMPOTENCY_KEY_REUSED
   */
  correct(
    row: CorrectedRow,
    change: RecordChange & Keyed & { readonly request?: unknown },
  ): Promise<WrittenRecord>;
  /**
   * The response to an earlier correction with this key; undefined if there was none.
   * @throws IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT for a malformed key
   */
  corrected(
    request: unknown,
    caller: Pick<WriteContext, 'actor' | 'client'> & Keyed,
  ): Promise<WrittenRecord | undefined>;
  /**
   * Changes the state of a record; TRANSITIONS defines the permitted changes.
   * @throws NOT_FOUND, CONFLICT when its version is not the one that the caller read,
   *   INVALID_TRANSITION, IDEMPOTENCY_KEY_REUSED, BAD_USER_INPUT for a malformed key or reason
   */
  change(
    type: string,
    id: string,
    action: StateAction,
    change: RecordChange & Keyed,
  ): Promise<WrittenRecord>;
  /**
   * Creates many records, in transactions of 1000 records each. When a transaction fails, the
   * records of the earlier ones stay stored.
   * @throws BAD_USER_INPUT for an invalid row, CONFLICT for an id that already exists
   */
  createMany(rows: readonly NewRow[], context: WriteContext): Promise<void>;
  /**
   * Validates and seals rows for a transaction. It is a step of its own, because sealing creates
   * keys of subjects, which is a write outside the transaction.
   * @throws BAD_USER_INPUT for an invalid row; its index is in `extensions.row`
   */
  prepare(rows: readonly NewRow[]): Promise<PreparedRows>;
  /**
   * Moves all records of a subject to another one; see `moveRows`.
   * @returns how many records were moved
   */
  moveAll(move: Move, why: WriteContext): Promise<number>;
  /** Runs a transaction that also has other writes; `work` runs again after a write conflict. */
  transaction<T>(work: (open: OpenWrite) => Promise<T>): Promise<T>;
}
