import { createHmac, createPrivateKey, createSecretKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { logKey, type LogKey } from './treeHead';

/** The keys of the disclosure log. */
export interface LogKeys {
  /** Signs tree heads. It may be replaced: the public part of every key used is kept. */
  readonly signing: LogKey;
  /**
   * Makes subjects' pseudonyms. It is never replaced: pseudonyms stand in the leaves, which
   * cannot change, and those of another key would not be found.
   */
  readonly pseudonyms: KeyObject;
}

const KEY_BYTES = 32;
const PSEUDONYM_BYTES = 16;

const jwkSchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
});

/**
 * Reads the keys of the log from their settings.
 * @param signing LOG_SIGNING_KEY: an Ed25519 private key as JWK
 * @param pseudonyms LOG_PSEUDONYM_KEY: 32 bytes in base64url
 * @throws Error with one sentence, none with a key in it
 */
export function readLogKeys(signing: string, pseudonyms: string): LogKeys {
  const secret = Buffer.from(pseudonyms, 'base64url');
  if (secret.length !== KEY_BYTES)
    throw new Error(`LOG_PSEUDONYM_KEY: it must hold ${KEY_BYTES} bytes in base64url.`);
  let privateKey;
  try {
    privateKey = createPrivateKey({ key: jwkSchema.parse(JSON.parse(signing)), format: 'jwk' });
  } catch {
    throw new Error('LOG_SIGNING_KEY: it must be an Ed25519 private key as JWK.');
  }
  return { signing: logKey(privateKey), pseudonyms: createSecretKey(secret) };
}

/** The pseudonym of a subject in the log: the same subject always has the same. */
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
