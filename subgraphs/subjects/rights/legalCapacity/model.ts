import { Schema, type Connection, type Model } from 'mongoose';
import type { LegalCapacityRecord } from './record';

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;
const requiredBoolean = { type: Boolean, required: true } as const;

const part = {
  version: { type: Number, required: true },
  frozen: requiredBoolean,
  minor: requiredBoolean,
  diedOn: optionalText,
} as const;

// The collection keeps the name under which existing databases store it.
const legalCapacitySchema = new Schema<LegalCapacityRecord>(
  {
    _id: text,
    ...part,
    steps: [
      {
        _id: false,
        action: text,
        at: { type: Date, required: true },
        by: text,
        department: text,
        reason: optionalText,
        legalBasis: optionalText,
        document: { type: { _id: false, title: text, number: text, date: text }, default: null },
        key: text,
        input: text,
        after: { _id: false, ...part },
      },
    ],
  },
  { versionKey: false, collection: 'standings' },
);

legalCapacitySchema.index({ 'steps.key': 1 }, { unique: true });

export function legalCapacityModel(connection: Connection): Model<LegalCapacityRecord> {
  return connection.model<LegalCapacityRecord>('LegalCapacity', legalCapacitySchema);
}
