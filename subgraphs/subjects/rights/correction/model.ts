import { Schema, type Connection, type Model } from 'mongoose';
import type { CorrectionRecord } from './record';

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;

const correctionSchema = new Schema<CorrectionRecord>(
  {
    _id: text,
    subjectId: text,
    by: text,
    target: { _id: false, type: { type: String, required: true }, id: text, field: optionalText },
    accessEntry: optionalText,
    departmentId: text,
    statement: optionalText,
    requestedValue: optionalText,
    contact: optionalText,
    state: text,
    receivedAt: text,
    answerBy: text,
    rule: text,
    version: { type: Number, required: true },
    steps: [{ _id: false, at: { type: Date, required: true }, by: text, key: text, input: text }],
  },
  { versionKey: false, collection: 'corrections' },
);

correctionSchema.index({ subjectId: 1, receivedAt: -1, _id: -1 });
correctionSchema.index({ departmentId: 1, receivedAt: -1, _id: -1 });
correctionSchema.index({ 'steps.key': 1 }, { unique: true });

export function correctionModel(connection: Connection): Model<CorrectionRecord> {
  return connection.model<CorrectionRecord>('Correction', correctionSchema);
}
