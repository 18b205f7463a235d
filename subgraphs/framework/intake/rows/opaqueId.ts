import type { Vault } from '../../vault/vault';

/** Bytes of the digest in an id: 112 bits, so that ids of different texts differ. */
const BYTES = 14;
const CHARACTERS = 22;

/** A keyed digest of a text in the form of an id: it reveals nothing, and is always the same. */
export function opaqueId(vault: Vault, place: string, text: string): string {
  const digest = vault.blindIndex(place, text)[0]!;
  const bytes = Buffer.from(digest.slice(digest.lastIndexOf('.') + 1), 'base64url');
  return BigInt(`0x${bytes.subarray(0, BYTES).toString('hex')}`)
    .toString(36)
    .padStart(CHARACTERS, '0');
}
