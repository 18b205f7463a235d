import type { IndexEvent } from './recordEvents';
import type { ConsentGrant } from './viewer';

/**
 * The operations, besides data, that the gateway requests from the domain: to look up a client, to
 * reserve the consents that a request names, to log a disclosure. One subgraph implements them, in
 * the same process or over HTTP under the gateway's signature; the gateway itself uses no database.
 */
export interface Registry {
  /** The registered client, or null when no client has that id. */
  client(id: string): Promise<ClientEntry | null>;

  /** The web origins that active and confirmed clients list, each once. */
  origins(): Promise<readonly string[]>;

  /** The operations that a client may send, or null for a client without a safelist. */
  safelist(clientId: string): Promise<Safelist | null>;

  /**
   * The text of an operation that is on the safelist of any client, by the SHA-256 of the text in
   * hexadecimal; null when none is.
   */
  listedOperation(id: string): Promise<string | null>;

  /**
   * Resolves the consents that a request names and atomically reserves one use of each valid one:
   * concurrent requests never reserve more uses than the consent allows. A reservation that is not
   * settled expires. The call is idempotent.
   * @returns one verdict for each id, in the order of the ids
   * @throws IDEMPOTENCY_KEY_REUSED when another operation started the use
   */
  reserveConsents(use: ConsentUse): Promise<readonly ConsentVerdict[]>;

  /**
   * Ends the reservations of a request: counts the uses under which something was disclosed and
   * releases all others. When the promise resolves, the count survives a crash. A use counts once,
   * even when several requests settle it. The call is idempotent.
   * @returns one outcome for each id, in the order of the ids
   */
  settleConsents(settlement: ConsentSettlement): Promise<readonly ConsentOutcome[]>;

  /**
   * The viewer that the grantee of a consent would be under it, so that the subject can preview
   * what the grantee sees. Counts no use.
   * @returns null unless the consent awaits the caller's decision or the caller has authorised it
   */
  previewConsent(question: ConsentPreviewQuestion): Promise<ConsentPreview | null>;

  /**
   * Appends events to the disclosure log durably: when the promise resolves, they survive a crash.
   * An event that is appended again, with the same id, is stored once.
   * @throws when the log cannot be written; then nothing may be disclosed
   */
  append(events: readonly DisclosureEvent[]): Promise<void>;

  /**
   * Takes a gateway's report of answers that it did not deliver. Receipts of their requests without
   * a log entry are then no finding of an unlogged disclosure, but are listed as undelivered. The
   * call is idempotent.
   */
  undelivered(report: Undelivered): Promise<void>;

  /**
   * Whether a person is recorded as the next of kin of a deceased person. The result is null alike
   * for a person who does not exist, who is alive, and who is no kin.
   * @returns the id of the steward's record that proves it, or null
   */
  actingFor(kinId: string, deceasedId: string): Promise<string | null>;

  /**
   * The pending subject events, for each recipient: the oldest that are not marked as delivered to
   * it, in its own order.
   * @param limit maximum number of events for each recipient
   */
  subjectEvents(recipients: readonly string[], limit: number): Promise<readonly Outbox[]>;

  /** Marks the events up to a number as delivered to a recipient. The call is idempotent. */
  delivered(recipient: string, upTo: number): Promise<void>;

  /** The number of a subgraph's last record event that is in the record index; 0 without any. */
  recordCursor(subgraph: string): Promise<number>;

  /**
   * Applies a subgraph's record events to the record index durably, together with their number.
   * Events that were applied before change nothing.
   * @param events in the order of their numbers, without a gap
   * @returns the number of the last event that is now in the index
   * @throws CONFLICT when events before the first are missing; then none is applied
   */
  indexRecords(subgraph: string, events: readonly IndexEvent[]): Promise<number>;
}

/** Requests in one report of undelivered answers. */
export const MAX_UNDELIVERED = 1000;

/** Answers that a gateway withheld, or responses of subgraphs that it did not receive. */
export interface Undelivered {
  /** Id of the gateway process. */
  readonly gateway: string;
  /** At most MAX_UNDELIVERED. */
  readonly requestIds: readonly string[];
  /** The time in which there were more, ISO 8601, UTC, by the gateway's clock. */
  readonly period?: { readonly from: string; readonly to: string };
}

/** The subject events that await one recipient. */
export interface Outbox {
  readonly recipient: string;
  readonly events: readonly SubjectEvent[];
}

/**
 * What a subgraph must know about a subject: whether it is stored only, so that nobody may see it.
 * The event with the highest number applies.
 */
export interface SubjectEvent {
  /** Increases by one with each event. */
  readonly number: number;
  readonly subjectId: string;
  readonly hidden: boolean;
  /** The subject that it was merged into, for a duplicate registration: its records move there. */
  readonly mergedInto?: string;
}

/** The kinds of program that a client can be. */
export const CLIENT_KINDS = ['PORTAL', 'PARTNER', 'DEPARTMENT', 'ANALYTICS'] as const;
export type ClientKind = (typeof CLIENT_KINDS)[number];

/** How a client's access tokens are bound to it. NONE is for demonstration only. */
export const TOKEN_BINDINGS = ['DPOP', 'MTLS', 'NONE'] as const;
export type TokenBinding = (typeof TOKEN_BINDINGS)[number];

/** A client as the gateway needs it. */
export interface ClientEntry {
  readonly id: string;
  readonly kind: ClientKind;
  readonly name: string;
  /**
   * The organisation that runs it, by unified social credit code; absent for a portal of persons.
   */
  readonly organization?: string;
  readonly status: 'ACTIVE' | 'SUSPENDED';
  /** Whether an officer has confirmed that it belongs to its organisation. */
  readonly confirmed: boolean;
  /** Codes of the purposes that it may state. */
  readonly purposes: readonly string[];
  /** The consent clusters that it may ever request. */
  readonly clusters: readonly string[];
  readonly mode: 'filter' | 'reject' | 'dry-run';
  readonly binding: TokenBinding;
  /** Whether denials report their reason to it (`extensions.reason`). */
  readonly developer: boolean;
  /** Where responses report refused fields; in `errors` when absent. */
  readonly refusals?: 'errors' | 'extensions';
  /** Its public keys, for private_key_jwt. */
  readonly jwks?: { readonly keys: readonly Readonly<Record<string, unknown>>[] };
  /**
   * SHA-256 thumbprints of its certificates, base64url; when absent, tokens may be bound to any.
   */
  readonly certificates?: readonly string[];
  /** Web origins whose pages may use its tokens; none when absent. */
  readonly origins?: readonly string[];
  readonly quotas: {
    /**
     * Cost units per minute, and distinct subjects per hour and per day; absent means the default.
     */
    readonly costPerMinute?: number;
    readonly subjectsPerHour?: number;
    readonly subjectsPerDay?: number;
  };
  /** Version of its safelist; absent for a client that may send any operation. */
  readonly safelist?: number;
}

/** The operations to which a client is restricted. */
export interface Safelist {
  /** Increases with each change. */
  readonly version: number;
  readonly operations: readonly SafelistedOperation[];
}

/** One operation that a client may send. */
export interface SafelistedOperation {
  /** SHA-256 of the text, hex. */
  readonly id: string;
  /** Other ids under which the client sends it; unique within a safelist. */
  readonly aliases: readonly string[];
  readonly document: string;
}

/** A request that is about to use consents. */
export interface ConsentUse {
  /** Owner of the reservations: an id that the gateway generates for each request. */
  readonly requestId: string;
  /**
   * Identifies the use. A request and its retries share this value, and count as one use of a
   * consent; a request without an idempotency key has a value of its own.
   */
  readonly use: string;
  /** Digest of the operation and its variables; a use belongs to one operation. */
  readonly operation: string;
  /** When the request began, ISO 8601, UTC: consents are evaluated as of this moment. */
  readonly at: string;
  /** The organisation of the caller, by unified social credit code. */
  readonly organization: string;
  readonly purpose: string;
  /** Ids of the consents that the request names, at most 100. */
  readonly ids: readonly string[];
}

/** The end of a request that reserved uses; `ids` are the consents it reserved. */
export interface ConsentSettlement extends ConsentUse {
  /** Those of the ids under which something was disclosed. */
  readonly used: readonly string[];
}

/** Reasons why a consent grants nothing. */
export type ConsentRefusal =
  | 'CONSENT_REQUIRED'
  | 'CONSENT_REVOKED'
  | 'CONSENT_EXPIRED'
  | 'CONSENT_EXHAUSTED'
  | 'CONSENT_IN_USE';

/** The result of settling a reservation. */
export interface ConsentOutcome {
  readonly id: string;
  /** Whether the use is counted, by this request or by one that it retries. */
  readonly used: boolean;
  /** Status of the consent afterwards: VALID when it may be used again. */
  readonly status: 'VALID' | ConsentRefusal;
}

/** What a consent grants, or why it grants nothing. */
export type ConsentVerdict =
  | {
      readonly id: string;
      readonly valid: true;
      readonly version: number;
      readonly subjectId: string;
      /** Clusters that the consent, its separate part and the purpose grant together. */
      readonly clusters: readonly string[];
      readonly historyFrom?: string;
      readonly historyTo?: string;
    }
  | {
      readonly id: string;
      readonly valid: false;
      readonly code: ConsentRefusal;
      /** Present only when the consent was given to the caller's organisation. */
      readonly subjectId?: string;
    };

/** A request to preview what a consent would grant. */
export interface ConsentPreviewQuestion {
  readonly id: string;
  /** When the request began, ISO 8601, UTC. */
  readonly at: string;
  /**
   * The caller's own subject, and those that the caller represents: the consent must be of one of
   * them.
   */
  readonly subjectId?: string;
  readonly represents: readonly string[];
}

/** The grantee of a consent, as far as permissions depend on it, and the grant it would receive. */
export interface ConsentPreview {
  readonly grant: ConsentGrant;
  readonly organization: string;
  readonly client?: string;
  readonly purpose: string;
}

/**
 * What one subgraph disclosed about one subject in one request, as it reports to the gateway in
 * `extensions.disclosures`: coordinates such as `NaturalPerson.idNumber`, never values.
 */
export interface Disclosure extends DisclosedFields {
  /**
   * Ids of the consents without which part of it would not have been disclosed. Present, possibly
   * empty, whenever the request had consents.
   */
  readonly consents?: readonly string[];
}

/** The fields of a subject that were disclosed, masked and denied, and their consent clusters. */
export interface DisclosedFields {
  readonly subjectId: string;
  readonly clusters: readonly string[];
  readonly disclosed: readonly string[];
  readonly masked: readonly string[];
  readonly denied: readonly string[];
}

/** The basis of a disclosure; NONE when nothing was disclosed that needs a basis. */
export const BASES = ['SELF', 'KIN', 'CONSENT', 'CASE', 'DUTY', 'EMERGENCY', 'NONE'] as const;
export type Basis = (typeof BASES)[number];

/** One entry of the disclosure log: one subject, one request, one subgraph. */
export interface DisclosureEvent extends DisclosedFields {
  /** A UUID that the gateway generates once; appending it again changes nothing. */
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
   * The moment until which the case is covert, ISO 8601: the subject cannot see the event before
   * it, nor is the delay longer than the term rule `disclosure.covert` allows.
   */
  readonly covertUntil?: string;
  readonly reason?: string;
  /** Version of the purpose × cluster matrix that was applied. */
  readonly matrix: string;
}
