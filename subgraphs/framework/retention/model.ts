import { Schema, type Connection, type Model } from 'mongoose';
import type { DestructionCertificate } from './certificate';

const text = { type: String, required: true } as const;

const schema = new Schema<DestructionCertificate>(
  {
    _id: text,
    day: text,
    at: { type: Date, required: true },
    department: text,
    type: text,
    ruleId: text,
    term: text,
    source: text,
    recordIds: { type: [String], required: true },
    earlierVersions: { type: Number, required: true },
  },
  { versionKey: false, collection: 'destructionCertificates' },
);
schema.index({ day: -1, _id: -1 });
schema.index({ department: 1, day: -1, _id: -1 });

export function certificateModel(connection: Connection): Model<DestructionCertificate> {
  return connection.model<DestructionCertificate>('DestructionCertificate', schema);
}
