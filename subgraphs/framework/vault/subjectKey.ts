import { createSecretKey, randomBytes } from 'node:crypto';
import type { KeyRing, RingKey } from './keyRing';
import { SUITES } from './suites/suites';
import { VaultError, type SubjectKey } from './vault';

const KEY_BYTES = 32;

/** A document of the collection `keys`: the wrapped key of a subject. */
export interface StoredKey {
  /** Id of the subject. */
  readonly _id: string;
  /** The number of the subject's key, counted from 1; the earlier keys are destroyed. */
  readonly generation: number;
  /** Id of the wrapping key; null once destroyed. */
  readonly kek: string | null;
  /** Sealed with the suite of the wrapping key, in base64url; null once destroyed. */
  readonly wrapped: string | null;
  /** When and why keys of this subject were destroyed. */
  readonly destroyed: readonly {
    readonly generation: number;
    readonly at: Date;
    readonly reason: string;
  }[];
}

/** A new random key for a subject, for the suite of the key that will wrap it. */
export function newSubjectKey(generation: number, { suite }: Pick<RingKey, 'suite'>): SubjectKey {
  return { generation, key: createSecretKey(randomBytes(KEY_BYTES)), suite };
}

/** Wraps a subject's key, bound to subgraph, subject and generation. */
export function wrapKey(
  { id, key: kek, suite }: RingKey,
  subgraph: string,
  subjectId: string,
  { generation, key }: Pick<SubjectKey, 'generation' | 'key'>,
): Pick<StoredKey, 'kek' | 'wrapped'> {
  const bound = boundTo(id, subgraph, subjectId, generation);
  const wrapped = SUITES[suite].seal(kek, bound, key.export());
  return { kek: id, wrapped: wrapped.toString('base64url') };
}

/**
 * Unwraps a stored key; returns null if it has been destroyed. New values of the subject are sealed
 * with the suite of the wrapping key.
 * @throws VaultError when the ring lacks the wrapping key, or the stored key was not wrapped for
 *   this subject
 */
export function unwrapKey(ring: KeyRing, subgraph: string, stored: StoredKey): SubjectKey | null {
  const { _id: subjectId, generation, kek, wrapped } = stored;
  if (kek === null || wrapped === null) return null;
  const wrapping = ring.find(kek);
  if (!wrapping)
    throw new VaultError(`The key ${kek}, which wraps keys of subjects, is not in VAULT_KEYS.`);
  const { key, suite } = wrapping;
  const bound = boundTo(kek, subgraph, subjectId, generation);
  const bytes = SUITES[suite].open(key, bound, Buffer.from(wrapped, 'base64url'));
  if (bytes === undefined)
    throw new VaultError(`A key of a subject cannot be unwrapped with the key ${kek}.`);
  return { generation, key: createSecretKey(bytes), suite };
}

function boundTo(kek: string, subgraph: string, subjectId: string, generation: number): Buffer {
  return Buffer.from(['k1', kek, subgraph, subjectId, String(generation)].join('\0'), 'utf8');
}
