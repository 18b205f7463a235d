import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import type { NamedKey } from './keys';

/** Media type of an encrypted body (RFC 7516, compact). */
export const JOSE = 'application/jose';

/** Which way a body goes: one of the city cannot be sent back to it. */
type Direction = 'district-records' | 'city-feed';

/** Encrypts a body (JWE: ECDH-ES, A256GCM) that names persons. */
export function sealBody(text: string | Buffer, { kid, key }: NamedKey): Promise<string> {
  return new CompactEncrypt(Buffer.from(text))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid, typ: TO_CITY })
    .encrypt(key);
}

const TO_CITY: Direction = 'district-records';
const FROM_CITY: Direction = 'city-feed';

/** Decrypts a body of the city; undefined when it is for another key or goes the other way. */
export async function openBody(sealed: string, { key }: NamedKey): Promise<string | undefined> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return protectedHeader.typ === FROM_CITY ? Buffer.from(plaintext).toString('utf8') : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
