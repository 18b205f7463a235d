import type { ClientSession } from 'mongoose';
import type { WriteContext } from '../../records/writer/event';
import type { OpenWrite, PreparedRows, RecordWriter } from '../../records/writer/writer';
import type { NewRow } from '../../records/writer/rowFault';
import type { BatchRow } from '../target';

/** The rows of a batch whose withdrawal is under way. */
export interface WithdrawnRows {
  /** Number of the batch. */
  readonly batch: string;
  readonly kind: string;
  readonly ids: readonly string[];
}

/** An open transaction in which the rows of a batch are written. */
export interface OpenBatch<Prepared> {
  readonly session: ClientSession;
  /** @throws the driver's error, or RowsOutdated, for a row that was written in the meantime */
  create(rows: Prepared, why: WriteContext & { readonly batch: string }): Promise<unknown>;
  /** Undoes what a batch has brought. @returns how many rows that was possible for */
  revoke(rows: WithdrawnRows, why: WriteContext): Promise<number>;
}

/** What the rows were checked against has changed since; they have to be checked again. */
export class RowsOutdated extends Error {
  override readonly name = 'RowsOutdated';
}

/** Writes the rows of batches: records, or registrations of subjects. */
export interface BatchWriter<
  Row extends BatchRow = BatchRow,
  Prepared extends readonly unknown[] = readonly unknown[],
> {
  /**
   * Validates and seals rows for a transaction.
   * @throws BAD_USER_INPUT for an invalid row; its index is in `extensions.row`
   */
  prepare(rows: readonly Row[]): Promise<Prepared>;
  /** Runs a transaction that also has other writes; `work` runs again after a write conflict. */
  transaction<T>(work: (open: OpenBatch<Prepared>) => Promise<T>): Promise<T>;
}

/** Writes the rows of batches as records. */
export function recordBatches(writer: RecordWriter): BatchWriter<NewRow, PreparedRows> {
  return {
    prepare: (rows) => writer.prepare(rows),
    transaction: (work) =>
      writer.transaction((open: OpenWrite) =>
        work({
          session: open.session,
          create: (rows, why) => open.create(rows, why),
          revoke: ({ kind, ids }, why) => open.changeAll(kind, ids, 'REVOKE', why),
        }),
      ),
  };
}
