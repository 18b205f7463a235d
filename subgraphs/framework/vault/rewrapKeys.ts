import type { Model } from 'mongoose';
import type { KeyRing } from './keyRing';
import { unwrapKey, wrapKey, type StoredKey } from './subjectKey';

/** The options of a key rotation. */
export interface RotationOptions {
  /** The number of documents per batch. */
  readonly batch: number;
  /** Is called after every batch with the number of changed documents and the total. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Wraps all keys of a subgraph's subjects with the newest key of the ring. Readers are not blocked:
 * a key can be unwrapped before and after. The key ids in the database show which keys remain, so
 * the next run continues one that was killed.
 * @returns how many keys were rewrapped
 * @throws VaultError when a wrapping key is missing; completed batches stay rewrapped
 */
export async function rewrapKeys(
  model: Model<StoredKey>,
  subgraph: string,
  ring: KeyRing,
  { batch, onProgress }: RotationOptions,
): Promise<number> {
  const [newest] = ring.all();
  const older = { kek: { $nin: [newest.id, null] } };
  const total = await model.countDocuments(older);
  let done = 0;
  for (;;) {
    const keys = await model.find(older).limit(batch).lean<StoredKey[]>().exec();
    if (keys.length === 0) return done;
    const changes = keys.flatMap((stored) => {
      const key = unwrapKey(ring, subgraph, stored);
      if (!key) return [];
      // Match the value that was read, so that a key destroyed meanwhile stays destroyed.
      const filter = { _id: stored._id, wrapped: stored.wrapped };
      return [
        { updateOne: { filter, update: { $set: wrapKey(newest, subgraph, stored._id, key) } } },
      ];
    });
    await model.bulkWrite(changes, { ordered: false });
    done += keys.length;
    onProgress?.({ done, total: Math.max(total, done) });
  }
}
