import type { Cluster } from '../../../schema/policy/rules';
import type { ConsentAction, ConsentState } from './machine';

/** What a consent is asked for, or was given for. Days are YYYY-MM-DD, China Standard Time. */
export interface ConsentTerms {
  readonly clusters: readonly Cluster[];
  /** First and last day on which it may be used. */
  readonly validFrom: string;
  readonly validTo: string;
  /** It ends with its first use; else it may be used `dailyLimit` times a day. */
  readonly oneTime: boolean;
  readonly dailyLimit: number | null;
  /** First and last day of the acts whose records it opens; null means no bound. */
  readonly historyFrom: string | null;
  readonly historyTo: string | null;
}

/** The second step: consent in writing to the income class, after the warning. */
export interface SeparateConsent {
  readonly clusters: readonly Cluster[];
  readonly warningId: string;
  readonly confirmedAt: Date;
}

/** What of a consent a step may change. */
export interface ConsentPart {
  readonly state: ConsentState;
  /** Goes up by one with each step. */
  readonly version: number;
  readonly granted: ConsentTerms | null;
  readonly separate: SeparateConsent | null;
}

/** One step of a consent's history, with the consent as it left it. */
export interface ConsentStep {
  readonly action: ConsentAction;
  readonly at: Date;
  /** On whose part: GRANTEE, SUBJECT, REPRESENTATIVE, or RULE. */
  readonly by: 'GRANTEE' | 'SUBJECT' | 'REPRESENTATIVE' | 'RULE';
  /** Digest of who did it under which idempotency key: unique over all consents. */
  readonly key: string;
  /** Keyed digest of the input, to tell a repetition from a second use of the key. */
  readonly input: string;
  readonly after: ConsentPart;
}

/** A use by its name, and what it is of. */
export interface NamedUse {
  readonly use: string;
  /** Digest of the operation and its variables. */
  readonly operation: string;
  /** When it is forgotten: what is reserved is free again, what is counted would count anew. */
  readonly until: Date;
}

/** A use that a request under way holds. Requests of one name hold one use together. */
export interface ReservedUse extends NamedUse {
  /** Id of the request. */
  readonly by: string;
}

/** How often a consent has been used. */
export interface ConsentUses {
  readonly total: number;
  /** The day `today` counts, and how often on that day. */
  readonly day: string;
  readonly today: number;
  /**
   * Counted against the limit until they are settled or expire. Absent, as the next, of a consent
   * written before uses were reserved.
   */
  readonly reserved?: readonly ReservedUse[];
  /** The last uses counted, for their retries. */
  readonly counted?: readonly NamedUse[];
  readonly lastAt: Date | null;
}

/**
 * A consent. One document holds all of it, steps and counter included: each change is one write
 * that checks what it was decided on, so that two at once cannot both win and a crash leaves
 * either all of a step or nothing.
 */
export interface ConsentRecord extends ConsentPart {
  readonly _id: string;
  /** Null where the request named nobody who can answer; nobody but us ever learns that. */
  readonly subjectId: string | null;
  /** The institution, by unified social credit code, and the client it asked through. */
  readonly grantee: string;
  readonly client: string | null;
  readonly purpose: string;
  readonly requested: ConsentTerms;
  /** ISO 8601, UTC: as a text it can be a cursor's position. */
  readonly requestedAt: string;
  /** Last day on which the subject may answer. */
  readonly answerBy: string;
  readonly steps: readonly ConsentStep[];
  readonly uses: ConsentUses;
}
