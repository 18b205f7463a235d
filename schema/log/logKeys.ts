import { createHmac, createPrivateKey, createSecretKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { logKey, type LogKey } from './treeHead';

/** The keys of the disclosure log. */
export interface LogKeys {
  /** Signs tree heads. It may be replaced: every public key that has signed is stored. */
  readonly signing: LogKey;
  /**
   * Derives subjects' pseudonyms. It is never replaced: leaves contain pseudonyms and cannot
   * change, so a search with another key would not find older entries.
   */
  readonly pseudonyms: KeyObject;
}

const PSEUDONYM_KEY_BYTES = 32;
const PSEUDONYM_BYTES = 16;

const jwkSchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
});

/**
 * Reads the keys of the log from the values of their settings.
 * @param signing LOG_SIGNING_KEY: an Ed25519 private key as JWK
 * @param pseudonyms LOG_PSEUDONYM_KEY: 32 bytes in base64url
 * @throws Error with one sentence that names the setting and never the key
 */
export function readLogKeys(signing: string, pseudonyms: string): LogKeys {
  const secret = Buffer.from(pseudonyms, 'base64url');
  if (secret.length !== PSEUDONYM_KEY_BYTES)
    throw new Error(`LOG_PSEUDONYM_KEY: it must be ${PSEUDONYM_KEY_BYTES} bytes in base64url.`);
  let privateKey;
  try {
    privateKey = createPrivateKey({ key: jwkSchema.parse(JSON.parse(signing)), format: 'jwk' });
  } catch {
    throw new Error('LOG_SIGNING_KEY: it must be an Ed25519 private key as JWK.');
  }
  return { signing: logKey(privateKey), pseudonyms: createSecretKey(secret) };
}

/** The pseudonym of a subject in the log. It never changes. */
export function subjectPseudonym(
  { pseudonyms }: Pick<LogKeys, 'pseudonyms'>,
  subjectId: string,
): string {
  return createHmac('sha256', pseudonyms)
    .update(`subject\0${subjectId}`)
    .digest()
    .subarray(0, PSEUDONYM_BYTES)
    .toString('base64url');
}
