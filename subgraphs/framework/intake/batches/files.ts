import type { Readable } from 'node:stream';
import type { SubmittedTable, TableFormat } from '../table';
import type { IntakeTarget } from '../target';
import type { BatchFile, BatchRecord, StoredFault } from './record';

/** Where the file of a batch is sent to, once. */
export interface UploadPlace {
  /** Path on the gateway. */
  readonly path: string;
  readonly expiresAt: Date;
}

/** Where a file is read from, once. */
export interface DownloadPlace {
  /** Path on the gateway. */
  readonly path: string;
  readonly expiresAt: Date;
}

/** The files of batches: they arrive by a one-use ticket and are stored encrypted. */
export interface BatchFiles {
  /** Issues a ticket for the file of a batch. An earlier ticket for it is no longer valid. */
  uploadPlace(batch: BatchRecord): Promise<UploadPlace>;
  /** Reads the stored file. */
  open(file: BatchFile): Promise<Readable>;
  /**
   * Reads the table in a file.
   * @throws TableFault, also while its rows are read
   */
  readTable(input: Readable, format: TableFormat, target: IntakeTarget): Promise<SubmittedTable>;
  /**
   * Stores the error file of a batch, and issues a ticket to read it: the submitted file with a
   * column of sentences.
   * @param faults in the order of the rows
   */
  errorFile(batch: BatchRecord, faults: AsyncIterable<StoredFault>): Promise<DownloadPlace>;
}
