import type { SubmittedTable, TableFormat } from '../table';
import type { IntakeTarget } from '../target';
import type { BatchFile, BatchRecord, StoredFault } from './record';

/** Where a file is sent to, or read from, once. */
export interface FilePlace {
  /** Path on the gateway. */
  readonly path: string;
  readonly expiresAt: Date;
}

/** The files of batches: they arrive by a one-use ticket and are stored encrypted. */
export interface BatchFiles {
  /** Issues a ticket for the file of a batch. An earlier ticket for it is no longer valid. */
  uploadPlace(batch: BatchRecord): Promise<FilePlace>;
  /**
   * Reads the table in the stored file of a batch, each time from its beginning.
   * @throws TableFault, also while its rows are read
   */
  table(file: BatchFile, format: TableFormat, target: IntakeTarget): Promise<SubmittedTable>;
  /**
   * Makes the error file of a batch: the submitted file with a column of sentences.
   * @param faults in the order of the rows
   * @param owner the actor who may read it
   */
  errorFile(
    batch: BatchRecord,
    faults: AsyncIterable<StoredFault>,
    owner: string,
  ): Promise<FilePlace>;
}
