import { Schema, type Connection, type Model } from 'mongoose';
import type { FreezingRecord } from './record';

const text = { type: String, required: true } as const;

const schema = new Schema<FreezingRecord>(
  {
    _id: text,
    steps: [
      {
        _id: false,
        action: text,
        at: { type: Date, required: true },
        by: text,
        department: text,
        reason: text,
        legalBasis: text,
        from: text,
        version: { type: Number, required: true },
        key: text,
        input: text,
      },
    ],
  },
  { versionKey: false, collection: 'recordFreezings' },
);

schema.index({ 'steps.key': 1 }, { unique: true });

export function freezingModel(connection: Connection): Model<FreezingRecord> {
  return connection.model<FreezingRecord>('RecordFreezing', schema);
}
