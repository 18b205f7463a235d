import { createHash } from 'node:crypto';
import type { ClientSession, Model } from 'mongoose';
import { creditError } from '../../schema/errors';
import type { Viewer } from '../../schema/viewer';
import type { Vault } from './vault/vault';

const WELL_FORMED = /^[\x21-\x7e]{8,64}$/;

/** The digests by which a request is recognised as a repetition of an earlier one. */
export interface Idempotency {
  /** Digest of the caller and their idempotency key. */
  readonly key: string;
  /**
   * Digests of the mutation and its input, newest key first; keyed, as the input may name a person.
   */
  readonly digests: readonly string[];
}

/**
 * @param what the mutation and its input
 * @throws BAD_USER_INPUT for a key that is too short, too long, or not printable ASCII
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

/** A record that stores its steps, each with the key and the input digest of its request. */
interface Stepped {
  readonly steps: readonly { readonly key: string; readonly input: string }[];
}

/**
 * The index of the step that an earlier request with this key made; undefined if there is none.
 * @throws IDEMPOTENCY_KEY_REUSED when that request had another input
 */
export function stepOf({ steps }: Stepped, { key, digests }: Idempotency): number | undefined {
  const index = steps.findIndex((step) => step.key === key);
  if (index < 0) return undefined;
  if (!digests.includes(steps[index]!.input)) throw creditError('IDEMPOTENCY_KEY_REUSED');
  return index;
}

/**
 * The current record that an earlier request with this key changed, and the index of that request's
 * step; undefined if there is none. To be fast it needs an index on `steps.key`.
 * @throws IDEMPOTENCY_KEY_REUSED when that request had another input
 */
export async function repeatedStep<R extends Stepped>(
  model: Model<R>,
  idempotency: Idempotency,
  session: ClientSession | null = null,
): Promise<{ readonly record: R; readonly index: number } | undefined> {
  const record = await model
    .findOne({ 'steps.key': idempotency.key })
    .session(session)
    .lean<R>()
    .exec();
  const index = record === null ? undefined : stepOf(record, idempotency);
  return record === null || index === undefined ? undefined : { record, index };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Sorts the keys of objects, so that the digest does not depend on their order in the input. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
