import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import { z } from 'zod';

/** Media type of an encrypted message (RFC 7516). */
export const SEALED_TYPE = 'application/jose';

/** How long a question is valid; a repeated one within it creates nothing new. */
const VALID_MS = 60_000;

/** The head of a request: its id, which the answer repeats, and its time. */
export const questionHead = { id: z.uuid(), at: z.number().int() };

/** What subgraphs ask each other about. */
export type Topic = 'directory' | 'statistics' | 'cases';

/**
 * What a message is: an answer cannot be replayed as a question, nor one question as another. A
 * position is a message of a source of statistics to itself.
 */
type Purpose = `${Topic}-question` | `${Topic}-answer` | 'statistics-position';

/** Encrypts a message (JWE: dir, A256GCM). */
export function sealMessage(key: Buffer, typ: Purpose, message: object): Promise<string> {
  return new CompactEncrypt(Buffer.from(JSON.stringify(message)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ })
    .encrypt(key);
}

/** Decrypts a message; undefined when another key made it, or it is for something else. */
export async function openMessage<Message>(
  key: Buffer,
  typ: Purpose,
  schema: z.ZodType<Message>,
  sealed: string,
): Promise<Message | undefined> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    if (protectedHeader.typ !== typ) return undefined;
    const read = schema.safeParse(JSON.parse(Buffer.from(plaintext).toString('utf8')));
    return read.success ? read.data : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether a question is neither old nor from the future. */
export function isRecent(at: number, now: number): boolean {
  return Math.abs(now - at) <= VALID_MS;
}
