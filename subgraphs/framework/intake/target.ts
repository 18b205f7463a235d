import type { Feed, RecordOrigin } from '../../../schema/exchange/feeds';
import type { RecordState } from '../records/record';
import type { NewRow } from '../records/writer/rowFault';
import type { StatedReason } from '../records/lateReports';
import type { SubmittedRow } from './table';

/** One thing wrong with a row or with the headings, and what the department does about it. */
export interface RowFault {
  /** The meaning of the column; null if the fault concerns the row as a whole. */
  readonly field: string | null;
  /** The heading as submitted, or as the form names it if the column is missing. */
  readonly heading: string | null;
  readonly code: string;
  /** One English sentence that names the heading and the remedy, and no personal value. */
  readonly message: string;
  readonly messageZh: string;
}

/** What a row becomes when it is accepted: a record, or the registration of a subject. */
export interface BatchRow {
  readonly _id: string;
}

/** A row that can be written as it is. */
export interface AcceptableRow<Row extends BatchRow = BatchRow> {
  readonly number: number;
  readonly result: 'NEW';
  readonly row: Row;
  /** Whether its subject was, or in a dry run would be, created for it. */
  readonly createsSubject: boolean;
  /** Whether the row names its subject by a former code; absent otherwise. */
  readonly formerCode?: true;
}

/** The facts about a stored record that decide whether a row may replace it. */
export interface HeldFacts {
  readonly state: RecordState;
  readonly version: number;
  /** Null for a record that a department of the district has submitted. */
  readonly origin: RecordOrigin | null;
}

/** A row whose record is stored already with equal content. */
export interface UnchangedRow {
  readonly number: number;
  readonly result: 'UNCHANGED';
  readonly recordId: string;
  readonly formerCode?: true;
  /** Only for a row of a feed. */
  readonly held?: HeldFacts;
}

/** A row of a feed whose record the same feed has delivered with other content. */
export interface CorrectingRow {
  readonly number: number;
  readonly result: 'CORRECTS';
  /** The whole row, with the id of the stored record. */
  readonly row: NewRow;
  readonly held: HeldFacts;
}

/** A row that cannot be accepted, with everything that is wrong about it. */
export interface FaultyRow {
  readonly number: number;
  readonly result: 'FAULTY';
  readonly faults: readonly RowFault[];
  /** Id of the stored person whose number the row has: who reads it learns the person's data. */
  readonly personId?: string;
}

export type CheckedRow<Row extends BatchRow = BatchRow> =
  AcceptableRow<Row> | UnchangedRow | CorrectingRow | FaultyRow;

/** The feed of another body that rows come from; see schema/exchange/feeds.ts. */
export type BatchFeed = Pick<Feed, 'origin' | 'authority'> & {
  /** The unit that decided, by number of the row, as the feed names it. */
  readonly units: ReadonlyMap<number, string>;
};

/** The batch that a row belongs to. */
export interface BatchContext {
  /** `<department>-<yyyymmdd>-<6 digits>`. */
  readonly number: string;
  /** Id of the department that submits it. */
  readonly department: string;
  readonly receivedAt: Date;
  /** Calendar date in China, YYYY-MM-DD. */
  readonly today: string;
  /** False in a dry run: unknown subjects are not created, only counted as if they were. */
  readonly create: boolean;
  /** Only for rows that no department of the district submits. */
  readonly feed?: BatchFeed;
  /**
   * In a dry run, the rows by digest of their document and subject: no stored record tells that a
   * later chunk repeats one.
   */
  readonly seen?: Map<string, number>;
  /** Why its late rows are late, unless they state another reason. */
  readonly lateReason?: StatedReason | null;
}

/** What a batch can be submitted for: a kind of record, or the registration of a subject. */
export interface IntakeTarget<Row extends BatchRow = BatchRow> {
  /** Name of the type in the schema, such as `Permit`. */
  readonly kind: string;
  /** Ids of the departments entitled to it. */
  readonly owners: readonly string[];
  /** Whether its rows may state why they are reported late. */
  readonly takesLateReason?: boolean;
  /** Whether a text is a heading of the kind, by which headings are told from titles above them. */
  isHeading(text: string): boolean;
  /** The faults of the headings: unknown, repeated and missing ones. */
  readHeadings(headings: readonly string[]): { readonly faults: readonly RowFault[] };
  /**
   * Checks rows in one call of the subject directory and one database command.
   * @param rows at most 500
   * @returns one result per row, in their order
   */
  check(rows: readonly SubmittedRow[], batch: BatchContext): Promise<readonly CheckedRow<Row>[]>;
}
