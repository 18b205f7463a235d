import type { SubjectRef, DepartmentRef } from './references';

/** State of a record; the meanings stand in schema/records.graphql. */
export type RecordState = 'ACTIVE' | 'DISPUTED' | 'REPAIRED' | 'REVOKED' | 'EXPIRED' | 'FROZEN';

/**
 * What every credit record holds in the database, in whichever domain. Calendar dates are
 * YYYY-MM-DD strings, so that they compare as text.
 */
export interface CreditRecord {
  readonly _id: string;
  readonly subjectId: string;
  readonly category: string;
  readonly sourceDepartmentId: string;
  readonly basis: { readonly title: string; readonly number: string; readonly date: string };
  readonly decisionDate: string;
  readonly publicityStart: string;
  readonly publicityEnd: string | null;
  readonly expiresOn: string | null;
  readonly state: RecordState;
  readonly versions: readonly {
    readonly version: number;
    readonly state: RecordState;
    readonly changedAt: Date;
    readonly reason: string;
  }[];
  readonly provenance: { readonly batch: string; readonly receivedAt: Date };
  /**
   * Last day the record may be seen at all: the earliest of publicity end, retention end and
   * expiry, computed when the record is written; 9999-12-31 where there is none.
   */
  readonly visibleUntil: string;
  /** Whether the subject is a minor: records of minors never leave (see liveFilter). */
  readonly subjectIsMinor: boolean;
  /** Whether the subject is a natural person: persons' records are not public by default. */
  readonly subjectIsPerson: boolean;
}

/** How the GraphQL references of a record are made of its document. */
export function subjectRef(record: { readonly subjectId: string }): SubjectRef {
  return { __typename: 'Subject', id: record.subjectId };
}

export function departmentRef(record: { readonly sourceDepartmentId: string }): DepartmentRef {
  return { __typename: 'Department', id: record.sourceDepartmentId };
}
