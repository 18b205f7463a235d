import type { KeyObject } from 'node:crypto';
import type { SuiteName } from './suites/suite';

/** A sealed value as it is stored: its format, the number of its key, and the ciphertext. */
export type Sealed = string;

/** The unwrapped key of a subject. */
export interface SubjectKey {
  readonly generation: number;
  readonly key: KeyObject;
  /** The suite with which values are sealed; a value says which one it was sealed with. */
  readonly suite: SuiteName;
}

/**
 * Encrypts the personal values of a subgraph at rest: each value with a key of its subject, and
 * each subject key with a wrapping key that is not in the database.
 */
export interface Vault {
  /**
   * Encrypts a value of a subject. The ciphertext is bound to `place`, so that it cannot be moved
   * to another field, document or subject. `place` is the field (`NaturalPerson.idNumber`), with
   * the id of the document if a subject has several (`Qualification.certificateNumber#q-1`). A
   * subject without a key, or with a destroyed key, gets a new one.
   */
  seal(subjectId: string, place: string, value: string): Promise<Sealed>;
  /**
   * The key with which `seal` would encrypt now, for a thread of this process that seals values
   * itself. Use it immediately: only then is it certain that this process has not destroyed it.
   */
  keyToSeal(subjectId: string): SubjectKey | Promise<SubjectKey>;
  /**
   * Decrypts a value; null when its key has been destroyed.
   * @throws VaultError when the ciphertext is not bound to the subject and the place, or the
   *   wrapping key of the subject's key is missing
   */
  open(subjectId: string, place: string, sealed: Sealed): Promise<string | null>;
  /**
   * Caches the keys of many subjects in one round trip, before calls of `open`. Calls of `open`,
   * and calls of `seal`, in the same turn of the event loop share round trips too.
   */
  prefetch(subjectIds: readonly string[]): Promise<void>;
  /**
   * The digests by which a value is searched by equality: one keyed digest per index key in use,
   * newest first. All of them are stored if values must be unique, so that a writer without the
   * newest key still finds the same value; a rotation of the index keys reduces them to the newest
   * (see SealedField.index).
   */
  blindIndex(place: string, value: string): readonly string[];
  /**
   * Destroys a subject's key in this subgraph: values that it sealed become unreadable, immediately
   * in this process and within KEY_LIFE_MS in every other. A repeated call changes nothing.
   */
  shred(subjectId: string, reason: string): Promise<void>;
}

/**
 * How long an unwrapped key is cached; other processes can use a key this long after a shredding.
 */
export const KEY_LIFE_MS = 3000;

/** The vault cannot return a value. The message names no value and no subject. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
}
