import type { ClientChangeRow, ClientRow } from '../../../schema/generated/subjects.rows';

/** A public key as a JSON Web Key: the members of its key type, its id, algorithm and use. */
export type PublicJwk = Readonly<Record<string, string>>;

/** Where responses report refused fields. */
export type ClientRefusals = 'ERRORS' | 'EXTENSIONS';

/**
 * A registered client. Its id is the `client_id` of its tokens. Entries that were written before
 * confirmations existed have none. Only synthetic datasets contain such entries, for the clients of
 * the demonstration.
 */
export interface ClientRecord extends ClientRow {
  /** Where responses report refused fields; absent in entries older than the choice: in `errors`. */
  readonly refusals?: ClientRefusals;
  /** Web origins of its pages; absent in entries older than the field: none. */
  readonly origins?: readonly string[];
  /** Only public keys. */
  readonly keys: readonly PublicJwk[];
}

/** The fields of a client's entry that a change may modify. */
export type ClientPart = Pick<
  ClientRecord,
  | 'name'
  | 'status'
  | 'purposes'
  | 'clusters'
  | 'mode'
  | 'refusals'
  | 'binding'
  | 'developer'
  | 'quotas'
  | 'keys'
  | 'certificates'
  | 'origins'
>;

/** One change of a client's entry, with the resulting entry. A change is never modified. */
export interface ClientChangeRecord extends ClientChangeRow {
  readonly after: ClientRecord;
}
