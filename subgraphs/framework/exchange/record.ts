import type { FeedName } from '../../../schema/exchange/feeds';
import type { CityFailure } from './city/failure';

/** Which way a record goes. */
export type ExchangeDirection = 'PUSH' | 'PULL';

/** The state of a record that leaves; schema/shared/exchange.graphql describes the values. */
export type SentState = 'WAITING' | 'SENT' | 'CONFIRMED' | 'REFUSED' | 'REMOVED';

/** The state of a row of a feed. */
export type PulledState = 'STORED' | 'KEPT' | 'SKIPPED' | 'REFUSED' | 'REMOVING' | 'REMOVED';

/** What was wrong with a row: a code and a sentence in both languages, without a value. */
export interface ExchangeFault {
  readonly code: string;
  readonly message: string;
  readonly messageZh: string;
}

/** A record that was sent to the city, and how far it got. */
export interface SentRecord {
  /** Id of the record. */
  readonly _id: string;
  readonly type: string;
  readonly department: string;
  /** The day of the decision. */
  readonly day: string;
  /** Number of the event that was sent last. */
  readonly event: number;
  /** How often it was sent again, each time under a new id. */
  readonly resends: number;
  readonly version: number;
  /** Digest of what was sent; null after a removal. */
  readonly digest: string | null;
  readonly state: SentState;
  readonly fault: ExchangeFault | null;
  readonly at: Date;
  /** The request that had it sent again, for its repetition. */
  readonly key?: string;
  readonly input?: string;
}

/** A removal that a feed demands, and its clock. */
export interface PulledRemoval {
  readonly reason: 'REPAIRED' | 'REVOKED' | 'EXPIRED';
  /** When its ground arose, and the last day of the term; null where no term was in force. */
  readonly on: string;
  readonly due: string | null;
  /** The day on which the record was hidden; null while it could not be. */
  readonly executedOn: string | null;
}

/** A row of a feed: its state, and nothing of its content. */
export interface PulledRow {
  /** `<feed>/<kind>/<id in the feed>`. */
  readonly _id: string;
  readonly feed: FeedName;
  readonly kind: string;
  readonly row: string;
  readonly department: string;
  readonly day: string;
  readonly version: number;
  readonly digest: string | null;
  readonly state: PulledState;
  readonly recordId: string | null;
  /** The version of the record that the row made. */
  readonly recordVersion: number | null;
  /** Number of the batch with its receipt. */
  readonly batch: string | null;
  readonly fault: ExchangeFault | null;
  readonly removal: PulledRemoval | null;
  readonly at: Date;
}

/** How far a channel got: the push, or the pull of one kind of a feed. */
export interface ChannelRecord {
  /** `push`, or `<feed>/<kind>`. */
  readonly _id: string;
  /** Number of the last event, or the cursor of the feed. */
  readonly cursor: number | string | null;
  readonly ranAt: Date;
  readonly succeededAt: Date | null;
  readonly failure: { readonly code: CityFailure; readonly since: Date } | null;
}

/** How two sides differ about one record. */
export type DifferenceKind =
  'MISSING_THERE' | 'ONLY_THERE' | 'DIFFERS' | 'MISSING_HERE' | 'ONLY_HERE' | 'CHANGED_HERE';

/** A difference that a reconciliation found. */
export interface DifferenceRecord {
  /** `<run>/<direction>/<feed>/<kind>/<id>`. */
  readonly _id: string;
  /** Day of the reconciliation. */
  readonly run: string;
  readonly direction: ExchangeDirection;
  readonly feed: FeedName | null;
  readonly kind: string;
  readonly department: string;
  readonly day: string;
  /** Id of the record, or of the row of the feed. */
  readonly row: string;
  readonly difference: DifferenceKind;
  /** Whether it was gone when both sides were compared again. */
  readonly healed: boolean;
}

/** The result of a reconciliation of one kind. */
export interface ReconciliationRecord {
  /** `<run>/<direction>/<feed>/<kind>`. */
  readonly _id: string;
  readonly run: string;
  readonly at: Date;
  readonly direction: ExchangeDirection;
  readonly feed: FeedName | null;
  readonly kind: string;
  /** Days compared, and rows of each side. */
  readonly days: number;
  readonly here: number;
  readonly there: number;
  readonly differences: number;
  /** Differences that were left after healing. */
  readonly open: number;
}
