import { Schema, type Connection, type Model } from 'mongoose';
import type { KinshipRecord } from './record';

const text = { type: String, required: true } as const;

const kinshipSchema = new Schema<KinshipRecord>(
  {
    _id: text,
    deceasedId: text,
    kinId: text,
    relation: text,
    document: { _id: false, title: text, number: text, date: text },
    recordedAt: text,
    active: { type: Boolean, required: true },
    version: { type: Number, required: true },
    steps: [
      {
        _id: false,
        at: { type: Date, required: true },
        by: text,
        department: text,
        key: text,
        input: text,
        reason: { type: String, default: null },
      },
    ],
  },
  { versionKey: false, collection: 'kinships' },
);

// A pair has at most one active kinship. The registry looks it up by the pair.
kinshipSchema.index(
  { kinId: 1, deceasedId: 1 },
  { unique: true, partialFilterExpression: { active: true } },
);
kinshipSchema.index({ deceasedId: 1, recordedAt: -1, _id: -1 });
kinshipSchema.index({ 'steps.key': 1 }, { unique: true });

export function kinshipModel(connection: Connection): Model<KinshipRecord> {
  return connection.model<KinshipRecord>('Kinship', kinshipSchema);
}
