import { createCipheriv, createDecipheriv, randomFillSync, type KeyObject } from 'node:crypto';
import { VaultError, type Sealed } from './vault';

const FORM = 's1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a ciphertext is bound to besides its key. */
export interface Binding {
  /** The subgraph's name. */
  readonly subgraph: string;
  readonly subjectId: string;
  readonly place: string;
  /** Which of the subject's keys, counted from 1. */
  readonly generation: number;
}

/**
 * Encrypts a text with AES-256-GCM under a random nonce of 96 bits (NIST SP 800-38D), bound to
 * where it stands. Written `s1.<generation>.<nonce, ciphertext and tag in base64url>`.
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
 * The text of a ciphertext.
 * @throws VaultError when it was made under another key or stands where it does not belong
 */
export function openText(key: KeyObject, binding: Binding, sealed: Sealed): string {
  const bytes = Buffer.from(sealed.slice(sealed.lastIndexOf('.') + 1), 'base64url');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw notHere();
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(additionalData(binding));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    throw notHere();
  }
}

/**
 * Which of the subject's keys a ciphertext was made under.
 * @throws VaultError when it is no ciphertext of a known form
 */
export function generationOf(sealed: Sealed): number {
  const generation = /^s1\.([1-9]\d{0,8})\.[\w-]+$/.exec(sealed)?.[1];
  if (generation === undefined) throw new VaultError('A sealed value has no known form.');
  return Number(generation);
}

/** Random bytes for many nonces: fetching those of each alone costs as much as the cipher. */
const random = Buffer.alloc(NONCE_BYTES * 512);
let used = random.length;

/** A nonce. No bytes are given out twice. */
function newNonce(): Buffer {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  used += NONCE_BYTES;
  return Buffer.from(random.subarray(used - NONCE_BYTES, used));
}

/** Unambiguous: no part may hold the separator. */
function additionalData({ subgraph, subjectId, place, generation }: Binding): Buffer {
  const parts = [FORM, subgraph, subjectId, place, String(generation)];
  if (parts.some((part) => part.includes('\0')))
    throw new VaultError('A sealed value is bound to a place that cannot be.');
  return Buffer.from(parts.join('\0'), 'utf8');
}

function notHere(): VaultError {
  return new VaultError('A sealed value does not belong where it stands.');
}
