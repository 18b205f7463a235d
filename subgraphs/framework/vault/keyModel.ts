import { Schema, type Connection, type Model } from 'mongoose';
import type { StoredKey } from './subjectKey';

const keySchema = new Schema<StoredKey>(
  {
    _id: { type: String, required: true },
    generation: { type: Number, required: true },
    kek: { type: String, default: null },
    wrapped: { type: String, default: null },
    destroyed: [{ _id: false, generation: Number, at: Date, reason: String }],
  },
  { versionKey: false, collection: 'keys' },
);

// A rotation finds the keys that an older wrapping key wraps.
keySchema.index({ kek: 1, _id: 1 });

/** The wrapped keys of a subgraph's subjects. */
export function keyModel(connection: Connection): Model<StoredKey> {
  return (
    (connection.models['SubjectKey'] as Model<StoredKey> | undefined) ??
    connection.model<StoredKey>('SubjectKey', keySchema)
  );
}
