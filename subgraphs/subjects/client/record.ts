import type { ClientChangeRow, ClientRow } from '../../../schema/generated/subjects.rows';

/** A public key as a JSON Web Key: the members that make the key, and its id and use. */
export type PublicJwk = Readonly<Record<string, string>>;

/**
 * A registered client. Its id is the `client_id` of its tokens. Entries written before confirmations
 * existed lack theirs: only synthetic districts have such, and their clients are the
 * demonstration's own.
 */
export interface ClientRecord extends ClientRow {
  /** Public keys alone. */
  readonly keys: readonly PublicJwk[];
}

/** What of a client's entry a change may touch. */
export type ClientPart = Pick<
  ClientRecord,
  | 'name'
  | 'status'
  | 'purposes'
  | 'clusters'
  | 'mode'
  | 'binding'
  | 'developer'
  | 'quotas'
  | 'keys'
  | 'certificates'
>;

/** One change of a client's entry, with the entry as it left it. Nothing ever alters one. */
export interface ClientChangeRecord extends ClientChangeRow {
  readonly after: ClientRecord;
}
