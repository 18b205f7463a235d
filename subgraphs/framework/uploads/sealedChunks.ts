import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { VaultError } from '../vault/vault';

/** Bytes of a file in one chunk; the chunk with nonce and tag fits in GridFS's usual 255 KB. */
export const CHUNK_BYTES = 254 * 1024;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const SEALED_CHUNK_BYTES = NONCE_BYTES + CHUNK_BYTES + TAG_BYTES;

/** Seals chunks of one file with AES-256-GCM, bound to the file, their number and whether they are the last. */
export interface ChunkSeal {
  seal(chunk: Buffer, number: number, last: boolean): Buffer;
  /** @throws VaultError when the chunk is another, or its file was cut off */
  open(sealed: Buffer, number: number, last: boolean): Buffer;
}

export function chunkSeal(key: KeyObject, file: string): ChunkSeal {
  const boundTo = (number: number, last: boolean) =>
    Buffer.from(['f1', file, String(number), last ? 'last' : 'more'].join('\0'));
  return {
    seal(chunk, number, last) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(boundTo(number, last));
      return Buffer.concat([nonce, cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, number, last) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(boundTo(number, last));
        decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
        const body = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
        return Buffer.concat([body, decipher.final()]);
      } catch {
        throw new VaultError('A stored file is damaged or does not have this key.');
      }
    },
  };
}

/** Divides bytes into chunks of `size`; the last may be shorter, and is empty for an empty input. */
export async function* chunksOf(
  input: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ readonly chunk: Buffer; readonly number: number; readonly last: boolean }> {
  let pending: Buffer[] = [];
  let bytes = 0;
  let number = 0;
  for await (const piece of input) {
    pending.push(piece);
    bytes += piece.length;
    if (bytes <= size) continue;
    let whole = Buffer.concat(pending);
    // A full chunk waits until more bytes arrive: only then is it certainly not the last.
    for (; whole.length > size; whole = whole.subarray(size))
      yield { chunk: whole.subarray(0, size), number: number++, last: false };
    pending = [whole];
    bytes = whole.length;
  }
  yield { chunk: Buffer.concat(pending), number, last: true };
}
