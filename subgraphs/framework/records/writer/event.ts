import type { CreditRecord, RecordState } from '../record';
import { ROW_FIELDS } from '../rowRule';
import type { RecordAction } from './transitions';

/** What the row rule reads of a record: the fields an index of records holds besides its key. */
export type RowFacts = Pick<CreditRecord, (typeof ROW_FIELDS)[number]>;

/** That a record was written: who did what when, and why; and what an index holds of it. */
export interface RecordEvent {
  /** Grows with every write of the subgraph in the order of their commits, without a gap. */
  readonly _id: number;
  readonly subjectId: string;
  readonly type: string;
  readonly recordId: string;
  /** The version the write made. */
  readonly version: number;
  readonly action: RecordAction;
  readonly at: Date;
  /** Pseudonym of who did it, and their department. */
  readonly by: string;
  readonly department: string | null;
  readonly reason: string;
  readonly legalBasis: string;
  /** Null for a new record. */
  readonly before: RowFacts | null;
  /** The event itself names the subject: a district holds an event for each of its records. */
  readonly after: Omit<RowFacts, 'subjectId'>;
}

/** Who writes, when, and why. */
export interface WhoAndWhy {
  /** Their pseudonym, as in `Viewer`. */
  readonly actor: string;
  readonly client?: string | undefined;
  readonly department?: string | undefined;
  readonly at: Date;
  /** Their own words, for stewards and audit alone; they must name no person. */
  readonly reason: string;
  readonly legalBasis: string;
}

/** A row as it stands in the database, as far as the writer reads it. */
export type WrittenRow = CreditRecord & { readonly type: string };

/** The fields of a row that an event and the writer read. */
export const EVENT_FIELDS = ['type', 'versions', ...ROW_FIELDS] as const;

/** What the row rule reads of a row. */
export function factsOf(row: WrittenRow): RowFacts {
  const { subjectHidden } = row;
  return {
    subjectId: row.subjectId,
    sourceDepartmentId: row.sourceDepartmentId,
    decisionDate: row.decisionDate,
    disclosure: row.disclosure,
    state: row.state,
    publicityStart: row.publicityStart,
    visibleUntil: row.visibleUntil,
    subjectIsMinor: row.subjectIsMinor,
    ...(subjectHidden !== undefined && { subjectHidden }),
  };
}

/** The number of a record's last version. */
export const versionOf = ({ versions }: Pick<CreditRecord, 'versions'>): number =>
  versions.at(-1)?.version ?? 0;

/** The event of a write. */
export function eventOf(
  _id: number,
  action: RecordAction,
  before: WrittenRow | null,
  after: WrittenRow,
  { at, actor, department, reason, legalBasis }: WhoAndWhy,
): RecordEvent {
  const { subjectId, ...rest } = factsOf(after);
  return {
    _id,
    subjectId,
    type: after.type,
    recordId: after._id,
    version: versionOf(after),
    action,
    at,
    by: actor,
    department: department ?? null,
    reason,
    legalBasis,
    before: before && factsOf(before),
    after: rest,
  };
}

/** What a writer is answered: which version of which record there is now. */
export interface WrittenRecord {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly state: RecordState;
  /** The state before; of a record that was not there, the one it began in. */
  readonly from: RecordState;
}

export function writtenOf(row: WrittenRow, from = row.state): WrittenRecord {
  return { type: row.type, id: row._id, version: versionOf(row), state: row.state, from };
}
