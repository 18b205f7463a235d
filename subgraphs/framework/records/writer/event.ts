import type { CreditRecord, RecordState } from '../record';
import { ROW_FIELDS } from '../rowRule';
import type { RecordAction } from './transitions';

/** The fields that the row rule reads; the record index stores them besides its key. */
export type RowFacts = Pick<CreditRecord, (typeof ROW_FIELDS)[number]>;

/** A write of a record: who did what, when and why, and the fields for the record index. */
export interface RecordEvent {
  /** Increases with every write of the subgraph in the order of commits, without a gap. */
  readonly _id: number;
  readonly subjectId: string;
  readonly type: string;
  readonly recordId: string;
  /** The version that the write created. */
  readonly version: number;
  readonly action: RecordAction;
  readonly at: Date;
  /** Pseudonym of the actor. */
  readonly by: string;
  /** Department of the actor. */
  readonly department: string | null;
  readonly reason: string;
  readonly legalBasis: string;
  /** Null for a new record. */
  readonly before: RowFacts | null;
  /**
   * Omits `subjectId`, which the event itself has, to save space: every record has an event. Null
   * for a destroyed record, of which nothing else is stored.
   */
  readonly after: Omit<RowFacts, 'subjectId'> | null;
}

/** The context of a write: who writes, when, and why. */
export interface WriteContext {
  /** Pseudonym of the actor, as in `Viewer`. */
  readonly actor: string;
  readonly client?: string | undefined;
  readonly department?: string | undefined;
  readonly at: Date;
  /** The actor's own words, visible only to stewards and auditors; they must not name a person. */
  readonly reason: string;
  readonly legalBasis: string;
}

/** A stored row, as far as the writer reads it. */
export type WrittenRow = CreditRecord & { readonly type: string };

/** The fields of a row that its events and the writer need. */
export const EVENT_FIELDS = ['type', 'versions', ...ROW_FIELDS] as const;

/** The facts of a row that the row rule reads. */
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

/** A write: its event, and the row before and after it. */
export interface Written {
  readonly event: RecordEvent;
  /** With the fields that a fact is computed from. */
  readonly before: WrittenRow | null;
  readonly after: WrittenRow | null;
}

/** The number of a record's last version. */
export const versionOf = ({ versions }: Pick<CreditRecord, 'versions'>): number =>
  versions.at(-1)?.version ?? 0;

/** Creates a write and its event. */
export function writeOf(
  _id: number,
  action: RecordAction,
  before: WrittenRow | null,
  after: WrittenRow,
  { at, actor, department, reason, legalBasis }: WriteContext,
): Written {
  const { subjectId, ...rest } = factsOf(after);
  const event = {
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
  return { event, before, after };
}

/** The result of a write: the record and its current version. */
export interface WrittenRecord {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly state: RecordState;
  /** The state before the write; for a new record its first state. */
  readonly from: RecordState;
}

export function writtenOf(row: WrittenRow, from = row.state): WrittenRecord {
  return { type: row.type, id: row._id, version: versionOf(row), state: row.state, from };
}
