import { Schema, type SchemaDefinition } from 'mongoose';

const text = { type: String, required: true } as const;

/**
 * A mongoose schema of a record type: the fields every record carries, its own, and the indexes
 * of the questions asked of every record collection (a subject's records, a department's).
 */
export function recordSchema(own: SchemaDefinition): Schema {
  const schema = new Schema(
    {
      _id: text,
      subjectId: text,
      category: text,
      sourceDepartmentId: text,
      basis: { _id: false, title: text, number: text, date: text },
      decisionDate: text,
      publicityStart: text,
      publicityEnd: { type: String, default: null },
      expiresOn: { type: String, default: null },
      state: text,
      versions: [{ _id: false, version: Number, state: text, changedAt: Date, reason: text }],
      provenance: { _id: false, batch: text, receivedAt: Date },
      visibleUntil: text,
      subjectIsMinor: { type: Boolean, required: true },
      subjectHidden: Boolean,
      disclosure: { type: String, enum: ['OPEN', 'RESTRICTED'], required: true },
      ...own,
    },
    { versionKey: false },
  );
  schema.index({ subjectId: 1, decisionDate: -1, _id: -1 });
  schema.index({ decisionDate: -1, _id: -1 });
  return schema;
}
