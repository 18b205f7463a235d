import type { RecordOrigin } from './exchange/feeds';

/** State of a record; schema/shared/records.graphql describes the meanings. */
export type RecordState = 'ACTIVE' | 'DISPUTED' | 'REPAIRED' | 'REVOKED' | 'EXPIRED' | 'FROZEN';

export type Disclosure = 'OPEN' | 'RESTRICTED';

/**
 * The fields of every credit record in the database, in any domain. Calendar dates are YYYY-MM-DD
 * strings, so that they compare as text.
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
    /** Day of the decision on which the change is based; null or absent without one. */
    readonly decidedOn?: string | null;
  }[];
  readonly provenance: {
    readonly batch: string;
    readonly receivedAt: Date;
    /** Null, or absent, for a record that a department of the district has submitted. */
    readonly origin?: RecordOrigin | null;
    /** The unit that decided, as the feed of another body names it. */
    readonly sourceUnit?: string | null;
  };
  /**
   * Last day on which anybody may see the record: the earliest of publicity end, retention end and
   * expiry, computed when the record is written; 9999-12-31 when there is none.
   */
  readonly visibleUntil: string;
  /** Whether the subject is a minor: records of minors are never returned (see liveFilter). */
  readonly subjectIsMinor: boolean;
  /**
   * Whether the subject is stored only (frozen, or found to be a minor), according to the last event
   * of the subject (framework/subjectEvents). Absent until its first event.
   */
  readonly subjectHidden?: boolean;
  /**
   * How widely the record is disclosed (公开属性 of the catalogue, Tianjin Social Credit Regulations,
   * Art. 10), decided when it is written. OPEN: to everybody. RESTRICTED: to the subject and to
   * those with a right to it; for all others the record does not exist. Records of natural persons
   * are RESTRICTED unless law publishes their kind (court lists).
   */
  readonly disclosure: Disclosure;
}

/**
 * A value that is encrypted in the database, where it is a string; plain only before it is written.
 */
export type Sealable<T> = T | string;
