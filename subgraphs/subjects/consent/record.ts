import type { Cluster } from '../../../schema/policy/rules';
import type { ConsentAction, ConsentState } from './machine';

/** The requested or granted terms of a consent. Days are YYYY-MM-DD, China Standard Time. */
export interface ConsentTerms {
  readonly clusters: readonly Cluster[];
  /** First and last day on which it may be used. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Whether it ends with its first use; otherwise it may be used `dailyLimit` times a day. */
  readonly oneTime: boolean;
  readonly dailyLimit: number | null;
  /** First and last day of the acts whose records it opens; null means unbounded. */
  readonly historyFrom: string | null;
  readonly historyTo: string | null;
}

/** The separate consent in writing to the income class, given after the warning. */
export interface SeparateConsent {
  readonly clusters: readonly Cluster[];
  readonly warningId: string;
  readonly confirmedAt: Date;
}

/** The fields of a consent that a step may change. */
export interface ConsentPart {
  readonly state: ConsentState;
  /** Grows by one with each step. */
  readonly version: number;
  readonly granted: ConsentTerms | null;
  readonly separate: SeparateConsent | null;
}

/** One step in a consent's history, with the resulting state of the consent. */
export interface ConsentStep {
  readonly action: ConsentAction;
  readonly at: Date;
  /** The party that took the step; RULE for a step by no party. */
  readonly by: 'GRANTEE' | 'SUBJECT' | 'REPRESENTATIVE' | 'RULE';
  /** Digest of the caller and its idempotency key: unique across all consents. */
  readonly key: string;
  /** Keyed digest of the input; it distinguishes a repetition from a second use of the key. */
  readonly input: string;
  readonly after: ConsentPart;
}

/** A use of a consent. */
export interface NamedUse {
  /** Name of the use. A request and its retries share it. */
  readonly use: string;
  /** Digest of the operation and its variables. */
  readonly operation: string;
  /**
   * When the entry expires. A reserved use is then available again; a repetition of a counted use
   * counts as a new use.
   */
  readonly until: Date;
}

/** A use that a running request has reserved. Requests with the same `use` share one use. */
export interface ReservedUse extends NamedUse {
  /** Id of the request. */
  readonly by: string;
}

/** How often a consent has been used. */
export interface ConsentUses {
  readonly total: number;
  /** The last day on which a use was counted, and the number of uses on that day. */
  readonly day: string;
  readonly today: number;
  /**
   * Count against the limit until they are settled or expire. `reserved` and `counted` are absent
   * in consents that were written before reservations existed.
   */
  readonly reserved?: readonly ReservedUse[];
  /** The most recently counted uses, for recognising retries. */
  readonly counted?: readonly NamedUse[];
  readonly lastAt: Date | null;
}

/**
 * A consent. One document contains everything, including steps and counters. Each change is one
 * write that matches only the version it was computed from: of two concurrent changes only one
 * succeeds, and a crash leaves either a whole step or nothing.
 */
export interface ConsentRecord extends ConsentPart {
  readonly _id: string;
  /** Null when the request named no subject that can answer; no party ever sees this. */
  readonly subjectId: string | null;
  /** Unified social credit code of the institution. */
  readonly grantee: string;
  /** The client through which the institution sent the request. */
  readonly client: string | null;
  readonly purpose: string;
  readonly requested: ConsentTerms;
  /** ISO 8601, UTC; a string, so that a cursor can contain it. */
  readonly requestedAt: string;
  /** Last day on which the subject may answer. */
  readonly answerBy: string;
  readonly steps: readonly ConsentStep[];
  readonly uses: ConsentUses;
}
