import type { Model } from 'mongoose';
import type { KeyRing } from './keyRing';
import { unwrapKey, wrapKey, type StoredKey } from './subjectKey';

/** How a rotation goes about it. */
export interface RotationOptions {
  /** Documents changed at once. */
  readonly batch: number;
  /** Told of every batch: how many are done, of how many found at the beginning. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Wraps all keys of a subgraph's subjects with the newest key of the ring. Readers are not held
 * up: a key opens before and after. What is left to do is told by the key ids in the database, so
 * a run that was killed is taken up by the next.
 * @returns how many keys were wrapped anew
 * @throws VaultError when a wrapping key is missing; what was done stays done
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
      // Only where it still is what was read: a key destroyed meanwhile stays destroyed.
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
