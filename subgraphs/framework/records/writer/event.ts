import type { CreditRecord, RecordState } from '../record';
import { ROW_FIELDS } from '../rowRule';
import type { RecordAction } from './transitions';

/** What an index of records holds of one: what the row rule reads, and nothing of what it says. */
export type IndexedRecord = Pick<CreditRecord, (typeof ROW_FIELDS)[number]> & {
  readonly id: string;
  readonly type: string;
};

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
  /** Null for a record that was not there. */
  readonly before: IndexedRecord | null;
  readonly after: IndexedRecord;
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

/** The fields of a row that `indexedOf` and the writer read. */
export const EVENT_FIELDS = ['type', 'versions', ...ROW_FIELDS] as const;

/** What an index holds of a row. */
export function indexedOf(row: WrittenRow): IndexedRecord {
  const { _id: id, type, subjectHidden, ...rest } = row;
  return {
    id,
    type,
    subjectId: rest.subjectId,
    sourceDepartmentId: rest.sourceDepartmentId,
    decisionDate: rest.decisionDate,
    disclosure: rest.disclosure,
    state: rest.state,
    publicityStart: rest.publicityStart,
    visibleUntil: rest.visibleUntil,
    subjectIsMinor: rest.subjectIsMinor,
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
  return {
    _id,
    subjectId: after.subjectId,
    type: after.type,
    recordId: after._id,
    version: versionOf(after),
    action,
    at,
    by: actor,
    department: department ?? null,
    reason,
    legalBasis,
    before: before && indexedOf(before),
    after: indexedOf(after),
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
