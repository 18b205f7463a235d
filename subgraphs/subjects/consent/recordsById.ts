import type { Model } from 'mongoose';
import type { ConsentRecord } from './record';

/** Consents by their ids, in one command; those that do not exist are missing. */
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
