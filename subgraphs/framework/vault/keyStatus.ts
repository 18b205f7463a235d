import type { Connection, Model } from 'mongoose';
import type { KeyRing } from './keyRing';
import { indexedFields } from './reindex';
import type { SealedFields } from './sealedFields';
import type { StoredKey } from './subjectKey';

/** How many entries of a subgraph's database use each key, by key id. */
export interface KeyStatus {
  /** The number of subject keys per wrapping key. */
  readonly wrapped: ReadonlyMap<string, number>;
  /** The number of subjects with a destroyed key, whether or not they have a new key. */
  readonly destroyed: number;
  /** The number of documents with blind indexes per index key. */
  readonly indexed: ReadonlyMap<string, number>;
}

/** Counts with index ranges; does not count blind indexes of keys that the ring lacks. */
export async function keyStatus(
  connection: Connection,
  model: Model<StoredKey>,
  sealed: readonly SealedFields[],
  indexRing: KeyRing,
): Promise<KeyStatus> {
  const wrapped = new Map<string, number>();
  for (const kek of (await model.distinct('kek')) as (string | null)[])
    if (kek !== null) wrapped.set(kek, await model.countDocuments({ kek }));
  const indexed = new Map<string, number>();
  for (const each of sealed) {
    const collection = connection.collection(each.collection);
    for (const { index } of indexedFields(each)) {
      for (const { id } of indexRing.all()) {
        const range = { [index]: { $gte: `${id}.`, $lt: `${id}/` } };
        indexed.set(id, (indexed.get(id) ?? 0) + (await collection.countDocuments(range)));
      }
    }
  }
  return {
    wrapped,
    destroyed: await model.countDocuments({ 'destroyed.0': { $exists: true } }),
    indexed,
  };
}
