/** A value as it stands in the database: which form, under which key, and the ciphertext. */
export type Sealed = string;

/**
 * Keeps personal values of a subgraph unreadable at rest: each is encrypted under a key of the
 * subject it is of, and each such key is wrapped by a key that is not in the database.
 */
export interface Vault {
  /**
   * Encrypts a value of a subject. `place` (`Subject.idNumber`, say) is bound to the ciphertext,
   * so that it cannot be moved to another field or another subject.
   */
  seal(subjectId: string, place: string, value: string): Promise<Sealed>;
  /**
   * The value again; null when the subject's key has been destroyed.
   * @throws Error when the ciphertext does not belong to the subject and the place
   */
  open(subjectId: string, place: string, sealed: Sealed): Promise<string | null>;
  /** Fetches the keys of many subjects in one round trip, ahead of `open` and `seal`. */
  prefetch(subjectIds: readonly string[]): Promise<void>;
  /**
   * What to look for where a value is searched by equality: one keyed digest for each index key
   * in use, newest first. Written is the first.
   */
  blindIndex(place: string, value: string): readonly string[];
  /** Destroys a subject's key: what was sealed under it is unreadable from then on, everywhere. */
  shred(subjectId: string): Promise<void>;
}
