import type { ClientKind, TokenBinding } from '../../../schema/authority';
import type { Cluster } from '../../../schema/policy/rules';

export type ClientStatus = 'ACTIVE' | 'SUSPENDED';
export type ClientMode = 'FILTER' | 'REJECT' | 'DRY_RUN';
export type ClientAction =
  'REGISTER' | 'BOOTSTRAP' | 'UPDATE' | 'SET_KEYS' | 'CONFIRM' | 'SUSPEND' | 'REINSTATE';

/** A public key as a JSON Web Key: the members that make the key, and its id and use. */
export type PublicJwk = Readonly<Record<string, string>>;

/** How much a client may spend; null means what the settings say. */
export interface ClientQuotas {
  readonly costPerMinute: number | null;
  readonly subjectsPerHour: number | null;
  readonly subjectsPerDay: number | null;
}

/** What of a client's entry a change may touch. */
export interface ClientPart {
  readonly name: string;
  readonly status: ClientStatus;
  readonly purposes: readonly string[];
  readonly clusters: readonly Cluster[];
  readonly mode: ClientMode;
  readonly binding: TokenBinding;
  readonly developer: boolean;
  readonly quotas: ClientQuotas;
  /** Public keys alone. */
  readonly keys: readonly PublicJwk[];
  /** SHA-256 thumbprints of certificates, base64url. */
  readonly certificates: readonly string[];
}

/** That a client belongs to its organisation, confirmed by another person than registered it. */
export interface ClientConfirmation {
  /** The client's name at that moment: persons read this one, whatever it is renamed to. */
  readonly name: string;
  /** The organisation's registered name; null where the client names no organisation. */
  readonly organizationName: string | null;
  readonly at: Date;
  readonly actor: string;
  readonly department: string | null;
}

/** A registered client. Its id is the `client_id` of its tokens. */
export interface ClientRecord extends ClientPart {
  readonly _id: string;
  readonly kind: ClientKind;
  /** Unified social credit code; null for a portal of persons that belongs to nobody. */
  readonly organization: string | null;
  /**
   * Null until it is confirmed. Entries written before confirmations existed lack the field: only
   * synthetic districts have such, and their clients are the demonstration's own.
   */
  readonly confirmation?: ClientConfirmation | null;
  /** Goes up by one with each change. */
  readonly version: number;
  readonly registeredAt: Date;
  readonly changedAt: Date;
}

/** One change of a client's entry, with the entry as it left it. Nothing ever alters one. */
export interface ClientChangeRecord {
  /** `<client>:<version>`. */
  readonly _id: string;
  readonly clientId: string;
  readonly version: number;
  readonly action: ClientAction;
  readonly at: Date;
  readonly actor: string;
  readonly department: string | null;
  readonly reason: string | null;
  /** Digest of who did it under which idempotency key: unique over all changes. */
  readonly key: string;
  /** Digest of the input, to tell a repetition from a second use of the key. */
  readonly input: string;
  readonly fields: readonly ClientFieldChange[];
  readonly after: ClientRecord;
}

/** One value before and after a change, as JSON. */
export interface ClientFieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string;
}
