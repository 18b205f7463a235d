import { Schema, type Connection, type Model } from 'mongoose';
import type { SubjectChangeRecord } from './record';

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;

const schema = new Schema<SubjectChangeRecord>(
  {
    _id: text,
    subjectId: text,
    action: text,
    ground: text,
    changedOn: text,
    duplicateId: optionalText,
    reason: text,
    contradictions: optionalText,
    at: { type: Date, required: true },
    by: text,
    department: text,
    event: { type: Number, default: null },
    key: text,
    input: text,
  },
  { versionKey: false, collection: 'subjectChanges' },
);
schema.index({ subjectId: 1, at: -1, _id: -1 });
schema.index({ key: 1 }, { unique: true });

export function subjectChangeModel(connection: Connection): Model<SubjectChangeRecord> {
  return connection.model<SubjectChangeRecord>('SubjectChange', schema);
}
