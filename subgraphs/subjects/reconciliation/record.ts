import type { LogFinding } from '../../../schema/log/logItem';

/**
 * The kinds of finding. UNLOGGED: released to a gateway that did not log it. UNDELIVERED: released,
 * and the gateway reported that it did not deliver it, or ended before it could log it.
 */
export type FindingKind = LogFinding['kind'];

/** Fields that a subgraph released about one subject, and that no log entry lists. */
export interface FindingRecord {
  /** Digest of what was found: a repeated check finds the same. */
  readonly _id: string;
  readonly kind: FindingKind;
  readonly requestId: string;
  readonly subgraph: string;
  /** Id of the gateway process, or UNNAMED_GATEWAY. */
  readonly gateway: string;
  /** The subject's pseudonym in the log. */
  readonly subject: string;
  /** `Type.field`. */
  readonly fields: readonly string[];
  /** About when, ISO 8601, UTC, like the other times. */
  readonly releasedAt: string;
  readonly foundAt: string;
  /** When a log entry that arrived late was found. */
  readonly resolvedAt?: string;
}

/** A gateway process, and when it last called the registry. */
export interface SessionRecord {
  readonly _id: string;
  readonly seenAt: Date;
}

/** A request that a gateway reported as undelivered. */
export interface UndeliveredRecord {
  readonly _id: string;
  readonly at: Date;
}

/** A time in which a gateway delivered nothing. */
export interface WithheldRecord {
  /** The gateway and the beginning. */
  readonly _id: string;
  readonly gateway: string;
  readonly from: Date;
  readonly to: Date;
}

/** A subgraph, and when its receipts were last read. */
export interface ReadRecord {
  readonly _id: string;
  readonly readAt: Date;
  /** Since when reading fails. */
  readonly failingSince?: Date;
}
