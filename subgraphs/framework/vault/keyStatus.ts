import type { Connection, Model } from 'mongoose';
import type { KeyRing } from './keyRing';
import { indexedFields } from './reindex';
import type { SealedFields } from './sealedFields';
import type { StoredKey } from './subjectKey';

/** How much stands under which key in a subgraph's database, by key id. */
export interface KeyStatus {
  /** Keys of subjects, by the key that wraps them. */
  readonly wrapped: ReadonlyMap<string, number>;
  /** Subjects of whom a key was destroyed, whether or not they have been given another since. */
  readonly destroyed: number;
  /** Documents with blind indexes, by the key of the index. */
  readonly indexed: ReadonlyMap<string, number>;
}

/** Counts by ranges of indexes; blind indexes under keys that the ring lacks are not among them. */
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
