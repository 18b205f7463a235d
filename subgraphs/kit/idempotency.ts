import { createHash } from 'node:crypto';
import { creditError } from '../../schema/errors';
import type { Viewer } from '../../schema/viewer';
import type { Vault } from './vault/vault';

const WELL_FORMED = /^[\x21-\x7e]{8,64}$/;

/** What makes a request the same as an earlier one. */
export interface Idempotency {
  /** Digest of the caller and their key. */
  readonly key: string;
  /** Keyed digests of what is asked, newest key first: the input may name a person. */
  readonly digests: readonly string[];
}

/**
 * @param what the mutation and its input
 * @throws BAD_USER_INPUT for a key that is too short, too long, or not of printable ASCII
 */
export function idempotencyOf(
  key: string,
  what: readonly [mutation: string, input: unknown],
  { actor, client }: Pick<Viewer, 'actor' | 'client'>,
  vault: Pick<Vault, 'blindIndex'>,
): Idempotency {
  if (!WELL_FORMED.test(key))
    throw creditError(
      'BAD_USER_INPUT',
      'The argument key must have 8 to 64 printable ASCII characters without blanks.',
    );
  return {
    key: sha256(JSON.stringify([actor, client ?? null, key])),
    digests: vault.blindIndex('Consent.input', sha256(JSON.stringify(what, sorted))),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Objects with their keys in order: the same input, however it was written. */
function sorted(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
