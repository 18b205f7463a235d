import { createCipheriv, createDecipheriv, randomFillSync, type KeyObject } from 'node:crypto';
import { VaultError, type Sealed } from './vault';

const FORM = 's1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The context to which a ciphertext is bound, besides its key. */
export interface Binding {
  /** The subgraph's name. */
  readonly subgraph: string;
  readonly subjectId: string;
  readonly place: string;
  /** The number of the subject's key, counted from 1. */
  readonly generation: number;
}

/**
 * Encrypts a text with AES-256-GCM and a random nonce of 96 bits (NIST SP 800-38D). The ciphertext
 * is bound to its context. The result is `s1.<generation>.<nonce, ciphertext and tag in
 * base64url>`.
 */
export function sealText(key: KeyObject, binding: Binding, text: string): Sealed {
  const nonce = newNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(additionalData(binding));
  const body = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
  const sealed = Buffer.concat(body);
  return `${FORM}.${binding.generation}.${sealed.toString('base64url')}`;
}

/**
 * Decrypts a ciphertext.
 * @throws VaultError when it was encrypted with another key or is bound to another context
 */
export function openText(key: KeyObject, binding: Binding, sealed: Sealed): string {
  const bytes = Buffer.from(sealed.slice(sealed.lastIndexOf('.') + 1), 'base64url');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw otherContext();
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(additionalData(binding));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    throw otherContext();
  }
}

/**
 * The number of the subject's key with which a ciphertext was encrypted.
 * @throws VaultError when the text is not a ciphertext in a known format
 */
export function generationOf(sealed: Sealed): number {
  const generation = /^s1\.([1-9]\d{0,8})\.[\w-]+$/.exec(sealed)?.[1];
  if (generation === undefined) throw new VaultError('A sealed value has an unknown format.');
  return Number(generation);
}

/** Random bytes for 512 nonces: generating them for each nonce costs as much as the cipher. */
const random = Buffer.alloc(NONCE_BYTES * 512);
let used = random.length;

/** A new nonce. Random bytes are never used twice. */
function newNonce(): Buffer {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  used += NONCE_BYTES;
  return Buffer.from(random.subarray(used - NONCE_BYTES, used));
}

/** Refuses parts that contain the separator, so that the result is unambiguous. */
function additionalData({ subgraph, subjectId, place, generation }: Binding): Buffer {
  const parts = [FORM, subgraph, subjectId, place, String(generation)];
  if (parts.some((part) => part.includes('\0')))
    throw new VaultError('A sealed value cannot be bound to a name or id with a NUL character.');
  return Buffer.from(parts.join('\0'), 'utf8');
}

function otherContext(): VaultError {
  return new VaultError('A sealed value does not belong to this field, document and subject.');
}
