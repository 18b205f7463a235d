import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyRing, RingKey } from './keyRing';
import { VaultError, type SubjectKey } from './vault';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** A document of the collection `keys`: the wrapped key of a subject. */
export interface StoredKey {
  /** Id of the subject. */
  readonly _id: string;
  /** The number of the subject's key, counted from 1; the earlier keys are destroyed. */
  readonly generation: number;
  /** Id of the wrapping key; null once destroyed. */
  readonly kek: string | null;
  /** Nonce, wrapped key and tag in base64url; null once destroyed. */
  readonly wrapped: string | null;
  /** When and why keys of this subject were destroyed. */
  readonly destroyed: readonly {
    readonly generation: number;
    readonly at: Date;
    readonly reason: string;
  }[];
}

/** A new random key for a subject. */
export function newSubjectKey(generation: number): SubjectKey {
  return { generation, key: createSecretKey(randomBytes(KEY_BYTES)) };
}

/** Wraps a subject's key with AES-256-GCM, bound to subgraph, subject and generation. */
export function wrapKey(
  { id, key: kek }: RingKey,
  subgraph: string,
  subjectId: string,
  { generation, key }: SubjectKey,
): Pick<StoredKey, 'kek' | 'wrapped'> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', kek, nonce);
  cipher.setAAD(boundTo(id, subgraph, subjectId, generation));
  const body = [nonce, cipher.update(key.export()), cipher.final(), cipher.getAuthTag()];
  return { kek: id, wrapped: Buffer.concat(body).toString('base64url') };
}

/**
 * Unwraps a stored key; returns null if it has been destroyed.
 * @throws VaultError when the ring lacks the wrapping key, or the stored key was not wrapped for
 *   this subject
 */
export function unwrapKey(ring: KeyRing, subgraph: string, stored: StoredKey): SubjectKey | null {
  const { _id: subjectId, generation, kek, wrapped } = stored;
  if (kek === null || wrapped === null) return null;
  const wrapping = ring.find(kek);
  if (!wrapping)
    throw new VaultError(`The key ${kek}, which wraps keys of subjects, is not in VAULT_KEYS.`);
  const bytes = Buffer.from(wrapped, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrapping.key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(boundTo(kek, subgraph, subjectId, generation));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const body = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    const key = Buffer.concat([body, decipher.final()]);
    return { generation, key: createSecretKey(key) };
  } catch {
    throw new VaultError(`A key of a subject cannot be unwrapped with the key ${kek}.`);
  }
}

function boundTo(kek: string, subgraph: string, subjectId: string, generation: number): Buffer {
  return Buffer.from(['k1', kek, subgraph, subjectId, String(generation)].join('\0'), 'utf8');
}
