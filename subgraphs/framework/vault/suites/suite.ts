import type { KeyObject } from 'node:crypto';

/** The sets of algorithms that a key of the vault can be for. */
export const SUITE_NAMES = ['international', 'national'] as const;
export type SuiteName = (typeof SUITE_NAMES)[number];

/** The algorithms of a vault. Keys have 32 bytes in every suite. */
export interface CryptoSuite {
  readonly name: SuiteName;
  /** Encrypts, and authenticates the ciphertext together with additional data. */
  seal(key: KeyObject, additional: Buffer, plain: string | Buffer): Buffer;
  /** Decrypts; undefined when the key, the additional data or the ciphertext is another one. */
  open(key: KeyObject, additional: Buffer, sealed: Buffer): Buffer | undefined;
  /** The keyed digest of a text, in base64url. */
  mac(key: KeyObject, text: string): string;
}
