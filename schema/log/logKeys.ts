import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { privateJwkSchema, privateKeyOf } from '../signatures/signingJwk';
import type { TreeHash } from './merkle';
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
  /** The hash function of the keyed digests that are pseudonyms. */
  readonly pseudonymHash: TreeHash;
}

const PSEUDONYM_KEY_BYTES = 32;
const PSEUDONYM_BYTES = 16;
/** Precedes a key for HMAC with SM3; base64url has no colon. */
const NATIONAL_PREFIX = 'sm:';

/**
 * Reads the keys of the log from the values of their settings.
 * @param signing LOG_SIGNING_KEY: a private key for Ed25519 or SM2 as JWK
 * @param pseudonyms LOG_PSEUDONYM_KEY: 32 bytes in base64url, after `sm:` for SM3
 * @throws Error with one sentence that names the setting and never the key
 */
export function readLogKeys(signing: string, pseudonyms: string): LogKeys {
  let privateKey;
  try {
    privateKey = privateKeyOf(privateJwkSchema.parse(JSON.parse(signing)));
  } catch {
    throw new Error('LOG_SIGNING_KEY: it must be a private key for Ed25519 or SM2 as JWK.');
  }
  const national = pseudonyms.startsWith(NATIONAL_PREFIX);
  const text = national ? pseudonyms.slice(NATIONAL_PREFIX.length) : pseudonyms;
  const secret = Buffer.from(text, 'base64url');
  if (secret.length !== PSEUDONYM_KEY_BYTES)
    throw new Error(`LOG_PSEUDONYM_KEY: it must be ${PSEUDONYM_KEY_BYTES} bytes in base64url.`);
  return {
    signing: logKey(privateKey),
    pseudonyms: createSecretKey(secret),
    pseudonymHash: national ? 'sm3' : 'sha256',
  };
}

/** The pseudonym of a subject in the log. It never changes. */
export function subjectPseudonym(
  { pseudonyms, pseudonymHash }: Pick<LogKeys, 'pseudonyms' | 'pseudonymHash'>,
  subjectId: string,
): string {
  return createHmac(pseudonymHash, pseudonyms)
    .update(`subject\0${subjectId}`)
    .digest()
    .subarray(0, PSEUDONYM_BYTES)
    .toString('base64url');
}
