import type { IndexEvent } from './recordEvents';
import type { ConsentGrant } from './viewer';

/**
 * What the gateway asks of the domain before it answers, besides data: who a client is, what the
 * consents named by a request open, and that a disclosure be on record. One subgraph offers it,
 * in the same process or over HTTP under the gateway's signature; the gateway knows no database.
 */
export interface Authority {
  /** The registered client, or null when there is none of that id. */
  client(id: string): Promise<ClientEntry | null>;

  /**
   * Resolves the consents a request names and reserves one use of each that holds, atomically: of
   * concurrent requests no more hold a use than the consent allows. A reservation that is not
   * settled expires by itself. Repeating the call changes nothing.
   * @returns one verdict for each id, in the order of the ids
   * @throws IDEMPOTENCY_KEY_REUSED when the use was begun by another operation
   */
  reserveConsents(use: ConsentUse): Promise<readonly ConsentVerdict[]>;

  /**
   * Ends the reservations of a request: counts the uses under which something was disclosed and
   * releases all others. When it resolves the count survives a crash. A use counts once, however
   * many requests it is settled by. Repeating the call changes nothing.
   * @returns one outcome for each id, in the order of the ids
   */
  settleConsents(settlement: ConsentSettlement): Promise<readonly ConsentOutcome[]>;

  /**
   * What the grantee of a consent would be under it, for the subject who wants to see with the
   * grantee's eyes. Counts no use.
   * @returns null unless the consent awaits the caller's answer or stands authorised by it
   */
  previewConsent(question: ConsentPreviewQuestion): Promise<ConsentPreview | null>;

  /**
   * Puts events on the disclosure log, durably: when it resolves they survive a crash. The same
   * event twice, by its id, is there once.
   * @throws when it cannot; then nothing may be disclosed
   */
  append(events: readonly DisclosureEvent[]): Promise<void>;

  /**
   * Whether a person is on record as the next of kin of one who has died. There is no telling
   * apart who does not exist, who lives, and who is no kin: all are null.
   * @returns the id of the steward's record it rests on, or null
   */
  actingFor(kinId: string, deceasedId: string): Promise<string | null>;

  /**
   * What recipients have yet to be told of subjects, each in its own order: the oldest notices
   * that have not been marked as delivered to it.
   * @param limit notices for each recipient
   */
  notices(recipients: readonly string[], limit: number): Promise<readonly Outbox[]>;

  /** Marks the notices up to a number as delivered to a recipient. Doing it again does nothing. */
  delivered(recipient: string, upTo: number): Promise<void>;

  /** The number of the last event of a subgraph's records that is in the record index; 0 where none is. */
  recordCursor(subgraph: string): Promise<number>;

  /**
   * Applies events of a subgraph's records to the record index, durably, together with their
   * number: events that were applied before change nothing, however often they come.
   * @param events in the order of their numbers, without a gap
   * @returns the number of the last event that is in the index now
   * @throws CONFLICT when events before the first are missing; then none is applied
   */
  indexRecords(subgraph: string, events: readonly IndexEvent[]): Promise<number>;
}

/** The notices that await one recipient. */
export interface Outbox {
  readonly recipient: string;
  readonly notices: readonly SubjectNotice[];
}

/**
 * What a subgraph must know of a subject's standing: whether it is stored only, and so to be
 * seen by nobody. The last one by number holds.
 */
export interface SubjectNotice {
  /** Grows by one from notice to notice. */
  readonly number: number;
  readonly subjectId: string;
  readonly hidden: boolean;
}

/** What kind of program a client is. */
export const CLIENT_KINDS = ['PORTAL', 'PARTNER', 'DEPARTMENT', 'ANALYTICS'] as const;
export type ClientKind = (typeof CLIENT_KINDS)[number];

/** How a client's access tokens are bound to it. NONE is for demonstration alone. */
export const TOKEN_BINDINGS = ['DPOP', 'MTLS', 'NONE'] as const;
export type TokenBinding = (typeof TOKEN_BINDINGS)[number];

/** A client as the gateway needs it. */
export interface ClientEntry {
  readonly id: string;
  readonly kind: ClientKind;
  readonly name: string;
  /** The organisation behind it, by unified social credit code; absent for a portal of persons. */
  readonly organization?: string;
  readonly status: 'ACTIVE' | 'SUSPENDED';
  /** Whether an officer has confirmed that it belongs to its organisation. */
  readonly confirmed: boolean;
  /** Codes of the purposes it may name. */
  readonly purposes: readonly string[];
  /** The consent clusters it may ever ask for. */
  readonly clusters: readonly string[];
  readonly mode: 'filter' | 'reject' | 'dry-run';
  readonly binding: TokenBinding;
  /** Whether refusals tell it their reason (`extensions.reason`). */
  readonly developer: boolean;
  /** Its public keys, for private_key_jwt. */
  readonly jwks?: { readonly keys: readonly Readonly<Record<string, unknown>>[] };
  /** SHA-256 thumbprints of its certificates, base64url; where absent, any may be bound to. */
  readonly certificates?: readonly string[];
  readonly quotas: {
    /** Cost units a minute, and distinct subjects an hour and a day; absent means the default. */
    readonly costPerMinute?: number;
    readonly subjectsPerHour?: number;
    readonly subjectsPerDay?: number;
  };
}

/** A request about to use consents. */
export interface ConsentUse {
  /** Who holds the reservations: made by the gateway, another one for each request. */
  readonly requestId: string;
  /**
   * Names the use. A request and its retries have the same name, and count as one use of a
   * consent; a request without an idempotency key has a name of its own.
   */
  readonly use: string;
  /** Digest of the operation and its variables; a use is of one operation. */
  readonly operation: string;
  /** When the request began, ISO 8601, UTC: a request under way is judged by this moment. */
  readonly at: string;
  /** The organisation that asks, by unified social credit code. */
  readonly organization: string;
  readonly purpose: string;
  /** Ids of the consents named, at most 100. */
  readonly ids: readonly string[];
}

/** The end of a request that reserved uses; `ids` are the consents it holds. */
export interface ConsentSettlement extends ConsentUse {
  /** Those of the ids under which something was disclosed. */
  readonly used: readonly string[];
}

/** Why a consent opens nothing. */
export type ConsentRefusal =
  | 'CONSENT_REQUIRED'
  | 'CONSENT_REVOKED'
  | 'CONSENT_EXPIRED'
  | 'CONSENT_EXHAUSTED'
  | 'CONSENT_IN_USE';

/** What became of a reservation. */
export interface ConsentOutcome {
  readonly id: string;
  /** Whether the use is counted, by this request or by one it is a retry of. */
  readonly used: boolean;
  /** How the consent stands afterwards: HOLDS where it may be used again. */
  readonly status: 'HOLDS' | ConsentRefusal;
}

/** What a named consent opens, or why it opens nothing. */
export type ConsentVerdict =
  | {
      readonly id: string;
      readonly holds: true;
      readonly version: number;
      readonly subjectId: string;
      /** Clusters the consent, its separate part and the purpose open together. */
      readonly clusters: readonly string[];
      readonly historyFrom?: string;
      readonly historyTo?: string;
    }
  | {
      readonly id: string;
      readonly holds: false;
      readonly code: ConsentRefusal;
      /** Only where the consent was one given to the organisation that asks. */
      readonly subjectId?: string;
    };

/** Who wants to see what a consent would open. */
export interface ConsentPreviewQuestion {
  readonly id: string;
  /** When the request began, ISO 8601, UTC. */
  readonly at: string;
  /** The caller's own subject, and those the caller represents: it must be one of them. */
  readonly subjectId?: string;
  readonly represents: readonly string[];
}

/** The grantee of a consent, as far as permissions depend on it, and what it would be granted. */
export interface ConsentPreview {
  readonly grant: ConsentGrant;
  readonly organization: string;
  readonly client?: string;
  readonly purpose: string;
}

/**
 * What one subgraph disclosed of one subject in one request, as it tells the gateway in
 * `extensions.disclosures`: coordinates such as `NaturalPerson.idNumber`, never values.
 */
export interface Disclosure extends DisclosedFields {
  /**
   * Ids of the consents without which something of it had not been disclosed. Present wherever
   * the request had consents, also when there are none of these.
   */
  readonly consents?: readonly string[];
}

/** What of a subject was disclosed, masked and denied, and the consent clusters it is of. */
export interface DisclosedFields {
  readonly subjectId: string;
  readonly clusters: readonly string[];
  readonly disclosed: readonly string[];
  readonly masked: readonly string[];
  readonly denied: readonly string[];
}

/** What a disclosure rested on; NONE where nothing was shown that it could rest on. */
export const BASES = ['SELF', 'KIN', 'CONSENT', 'CASE', 'DUTY', 'EMERGENCY', 'NONE'] as const;
export type Basis = (typeof BASES)[number];

/** One entry of the disclosure log: a subject, a request, a subgraph. */
export interface DisclosureEvent extends DisclosedFields {
  /** Made once by the gateway (a UUID); appending again with it changes nothing. */
  readonly id: string;
  /** When the request began, ISO 8601, UTC. */
  readonly at: string;
  readonly requestId: string;
  /** SHA-256 of the operation's text, hex. */
  readonly operation: string;
  readonly subgraph: string;
  readonly actor: string;
  readonly roles: readonly string[];
  readonly client?: string;
  readonly organization?: string;
  readonly department?: string;
  readonly purpose?: string;
  readonly basis: Basis;
  readonly consent?: { readonly id: string; readonly version: number };
  readonly caseReference?: string;
  /**
   * Until when the case is covert, ISO 8601: the subject does not see the event before, nor
   * later than the term rule `disclosure.covert` allows.
   */
  readonly covertUntil?: string;
  readonly reason?: string;
  /** Version of the purpose × cluster matrix that decided. */
  readonly matrix: string;
}
