import { createHash } from 'node:crypto';
import { mongoError } from '../base/errors';
import { indexKeys } from '../paths/paths';
import { encodeEntry, encodeKey, type KeyValue } from '../values/keyEncoding';
import type { Doc } from '../values/types';
import type { IndexDefinition } from './definition';

export interface DocumentKeys {
  /** Encoded field values, without index prefix and document suffix; no duplicates. */
  keys: Buffer[];
  multikey: boolean[];
}

const DIGEST_BYTES = 32;
/** LMDB refuses longer keys (page size 4096). */
const MAX_KEY_BYTES = 1978;
/** Room for the values of one entry, leaving the document key its share. */
const MAX_VALUE_BYTES = 1000;
/** Up to here a key's bytes are those of its values; beyond may be a digest. */
export const LITERAL_BYTES = MAX_VALUE_BYTES - DIGEST_BYTES;
export const MAX_ID_BYTES = MAX_KEY_BYTES - MAX_VALUE_BYTES - 10;

/** Keys longer than the storage takes end in a digest: still equal only to themselves. */
export function boundedKey(key: Buffer, room = MAX_VALUE_BYTES): Buffer {
  if (key.length <= room) return key;
  const digest = createHash('sha256').update(key).digest();
  return Buffer.concat([key.subarray(0, room - DIGEST_BYTES), digest]);
}

const NONE = Buffer.alloc(0);
const NO_KEYS: DocumentKeys = { keys: [], multikey: [] };

/**
 * The entries a document has in an index; none where sparse or partial leaves it out.
 * @param before what every key begins with, and `after` what it ends with
 */
export function documentKeys(
  index: IndexDefinition,
  doc: Doc,
  before: Buffer = NONE,
  after?: Buffer,
): DocumentKeys {
  if (index.partial && !index.partial.matches(doc)) return NO_KEYS;
  const found = indexKeys(doc, index.paths);
  if (index.hashed && found.multikey.includes(true)) {
    throw mongoError(16766, 'hashed indexes do not currently support array values');
  }
  const keys: Buffer[] = [];
  for (const values of found.keys) {
    if (index.sparse && values.every((value) => value === undefined)) continue;
    keys.push(
      encodeEntry(before, values, index.directions, after, MAX_VALUE_BYTES) ??
        Buffer.concat([before, boundedKey(encodeKey(values, index.directions)), after ?? NONE]),
    );
  }
  return { keys: keys.length > 1 ? distinct(keys) : keys, multikey: found.multikey };
}

function distinct(keys: readonly Buffer[]): Buffer[] {
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
}

/** The values of the document's first entry, for the message of a duplicate key. */
export function firstValues(index: IndexDefinition, doc: Doc): KeyValue[] {
  return indexKeys(doc, index.paths).keys[0] ?? [];
}
