import type { KeyObject } from 'node:crypto';

/** A value as it stands in the database: which form, under which key, and the ciphertext. */
export type Sealed = string;

/** A subject's key, ready for use. */
export interface SubjectKey {
  readonly generation: number;
  readonly key: KeyObject;
}

/**
 * Keeps personal values of a subgraph unreadable at rest: each is encrypted under a key of the
 * subject it is of, and each such key is wrapped by a key that is not in the database.
 */
export interface Vault {
  /**
   * Encrypts a value of a subject. `place` (`NaturalPerson.idNumber`, say, with the id of the
   * document where a subject has several: `Qualification.certificateNumber#q-1`) is bound to the
   * ciphertext, so that it cannot be moved to another field, document or subject. A subject
   * without a key, or whose key was destroyed, gets a new one.
   */
  seal(subjectId: string, place: string, value: string): Promise<Sealed>;
  /**
   * The key that `seal` would encrypt under now, for a thread of this process that seals in its
   * place. One that is used up at once is never one that was destroyed here.
   */
  keyToSeal(subjectId: string): SubjectKey | Promise<SubjectKey>;
  /**
   * The value again; null when the key it was sealed under has been destroyed.
   * @throws VaultError when the ciphertext does not belong to the subject and the place, or the
   *   key that wraps the subject's is missing
   */
  open(subjectId: string, place: string, sealed: Sealed): Promise<string | null>;
  /**
   * Fetches the keys of many subjects in one round trip, ahead of `open`; calls of `open` and
   * `seal` made in the same turn of the event loop share one as well.
   */
  prefetch(subjectIds: readonly string[]): Promise<void>;
  /**
   * What to look for where a value is searched by equality: one keyed digest for each index key
   * in use, newest first. All are written where values must be unique, so that a writer that does
   * not know the newest key yet still meets the same value; the change of index keys reduces them
   * to the newest (see SealedFields.index).
   */
  blindIndex(place: string, value: string): readonly string[];
  /**
   * Destroys a subject's key in this subgraph: what was sealed under it is unreadable from then
   * on, at once in this process and within KEY_LIFE_MS in every other. Destroying it again
   * changes nothing.
   */
  shred(subjectId: string, reason: string): Promise<void>;
}

/** How long an unwrapped key stays in memory: so long may a process read on after a shredding. */
export const KEY_LIFE_MS = 3000;

/** The vault cannot give a value. The message names no value and no subject. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
}
