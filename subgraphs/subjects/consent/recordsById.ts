import type { Model } from 'mongoose';
import type { ConsentRecord } from './record';

/** Consents by id, read in one command. Ids without a consent are absent from the map. */
export async function recordsById(
  model: Model<ConsentRecord>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ConsentRecord>> {
  const rows = await model
    .find({ _id: { $in: [...ids] } })
    .lean<ConsentRecord[]>()
    .exec();
  return new Map(rows.map((row) => [row._id, row]));
}
