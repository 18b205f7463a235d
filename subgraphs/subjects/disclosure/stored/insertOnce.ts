import type { Model } from 'mongoose';
import { DURABLE, unlessThere } from '../../../framework/durable';

/** Inserts a document durably. One with the same `_id` stays: every process writes the same. */
export async function insertOnce<T>({ collection }: Model<T>, document: NoInfer<T>): Promise<void> {
  await unlessThere(collection.insertOne(document as never, { writeConcern: DURABLE }));
}
