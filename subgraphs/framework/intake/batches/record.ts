import type { StatedReason } from '../../records/lateReports';
import type { TableFormat } from '../table';

/** The states of a batch; schema/shared/intake.graphql describes their meanings. */
export type BatchState =
  'RECEIVED' | 'CHECKING' | 'PARTLY_ACCEPTED' | 'ACCEPTED' | 'REFUSED' | 'WITHDRAWN';

/** The states in which rows of a batch may still be accepted. */
export const OPEN_STATES: readonly BatchState[] = ['RECEIVED', 'CHECKING'];

/** How many rows were read, and their outcomes. */
export interface BatchCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Accepted and unchanged rows that name their subject by a former code; absent when there are none. */
  readonly formerCodes?: number;
}

export const NO_ROWS: BatchCounts = { rows: 0, accepted: 0, unchanged: 0, refused: 0 };

/** One thing wrong with a file or with a row of it. */
export interface BatchFault {
  /** Null if the fault concerns the file as a whole. */
  readonly row: number | null;
  readonly field: string | null;
  readonly heading: string | null;
  readonly code: string;
  /** In English. */
  readonly message: string;
  readonly messageZh: string;
}

/** The stored file of a batch. */
export interface BatchFile {
  /** Id in the store of uploaded files. */
  readonly id: string;
  readonly bytes: number;
  /** SHA-256 of the file as submitted, in hexadecimal. */
  readonly sha256: string;
}

/** The process that works on a batch. */
export interface BatchLease {
  readonly owner: string;
  /** By the system clock; afterwards another process takes the batch over. */
  readonly until: Date;
}

/** The withdrawal of a batch. */
export interface BatchWithdrawal {
  readonly at: Date;
  /** Pseudonym of the steward. */
  readonly by: string;
  readonly reason: string;
  /** Digest of the caller and the idempotency key. */
  readonly key: string;
  readonly input: string;
  /** Records of the batch that were revoked. */
  readonly revoked: number;
  /** Records that could not be revoked, because they had already ended or are frozen. */
  readonly kept: number;
  /** Whether every accepted record has been dealt with. */
  readonly done: boolean;
}

/** The result of one row of a batch that was submitted as rows. */
export interface RowResult {
  readonly row: number;
  readonly outcome: 'ACCEPTED' | 'UNCHANGED' | 'REFUSED';
  readonly recordId: string | null;
  /** Whether the row names its subject by a former code; absent otherwise. */
  readonly formerCode?: true;
}

/** A batch: rows of one kind that a department submits together. */
export interface BatchRecord {
  /** `<department>-<yyyymmdd>-<6 digits>`. */
  readonly _id: string;
  readonly kind: string;
  readonly department: string;
  readonly state: BatchState;
  readonly atomic: boolean;
  readonly dryRun: boolean;
  /** Why its late rows are late; absent unless the department states it for the batch. */
  readonly lateReason?: StatedReason;
  /** Pseudonym of the steward. */
  readonly by: string;
  readonly client: string | null;
  /** Digest of the caller and the idempotency key; unique. */
  readonly key: string;
  /** Keyed digest of the input; it distinguishes a repeated request from a reused key. */
  readonly input: string;
  readonly receivedAt: Date;
  readonly finishedAt: Date | null;
  readonly counts: BatchCounts;
  /** Null for a batch that was submitted as rows. */
  readonly format: TableFormat | null;
  readonly fileName: string | null;
  /** Null until the file has arrived. */
  readonly file: BatchFile | null;
  /** The last moment at which the file may arrive; null for a batch that was submitted as rows. */
  readonly fileDueAt: Date | null;
  /** The number of the last row whose outcome is stored. */
  readonly lastRow: number;
  /** Rows of the file; null until it has been read once. */
  readonly totalRows: number | null;
  /** The fault because of which the rest of the file was not read. */
  readonly fault: BatchFault | null;
  readonly lease: BatchLease | null;
  readonly withdrawal: BatchWithdrawal | null;
  /** Errors of the product that interrupted the work on it. */
  readonly failures: number;
  /** Id of the stored error file, once it was requested. */
  readonly errorFile?: string;
  /** Only for a batch that was submitted as rows. */
  readonly results: readonly RowResult[] | null;
}

/** A stored fault of a row. */
export interface StoredFault extends BatchFault {
  /** `<batch>/<row>/<number of the fault in the row>`. */
  readonly _id: string;
  readonly batch: string;
  /** 0 for a fault of the headings. */
  readonly row: number;
  /** Id of the stored person whose data the row has. */
  readonly personId?: string;
}

/** The records that one transaction created for a batch. */
export interface AcceptedChunk {
  /** `<batch>/<first row>`. */
  readonly _id: string;
  readonly batch: string;
  readonly firstRow: number;
  readonly ids: readonly string[];
  /** How many of them, from the first, a withdrawal has dealt with. */
  readonly withdrawn: number;
}
