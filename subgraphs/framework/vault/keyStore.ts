import type { Model } from 'mongoose';
import { DURABLE, unlessThere } from '../durable';
import type { StoredKey } from './subjectKey';

/**
 * The wrapped keys of a subgraph's subjects in its database. Every method takes a constant number
 * of round trips. Writes are durable, because no sealed value may outlive its key.
 */
export interface KeyStore {
  read(subjectIds: readonly string[]): Promise<StoredKey[]>;
  /** Inserts keys of subjects without a key; a key that another process inserted first stays. */
  add(keys: readonly StoredKey[]): Promise<void>;
  /** Replaces a destroyed key with a new one, unless another process did so first. */
  renew(key: StoredKey): Promise<void>;
  /** Destroys the key of a subject; has no effect for a subject without a key. */
  destroy(subjectId: string, at: Date, reason: string): Promise<void>;
}

export function keyStore(model: Model<StoredKey>): KeyStore {
  const { collection } = model;
  return {
    read: (subjectIds) =>
      model
        .find({ _id: { $in: [...subjectIds] } })
        .batchSize(subjectIds.length + 1)
        .lean<StoredKey[]>()
        .exec(),
    async add(keys) {
      await unlessThere(
        collection.insertMany(keys as never[], { ordered: false, writeConcern: DURABLE }),
      );
    },
    async renew({ _id, generation, kek, wrapped }) {
      await model.updateOne(
        { _id, wrapped: null, generation: generation - 1 },
        { $set: { generation, kek, wrapped } },
        { writeConcern: DURABLE },
      );
    },
    async destroy(subjectId, at, reason) {
      await model.updateOne(
        { _id: subjectId, wrapped: { $ne: null } },
        [
          {
            $set: {
              kek: null,
              wrapped: null,
              destroyed: {
                $concatArrays: [
                  '$destroyed',
                  [{ generation: '$generation', at, reason: { $literal: reason } }],
                ],
              },
            },
          },
        ],
        { writeConcern: DURABLE, updatePipeline: true },
      );
    },
  };
}
