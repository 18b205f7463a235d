import { Schema, type Connection, type Model } from 'mongoose';
import type { InstitutionRow } from '../../../schema/generated/social.rows';

const text = { type: String, required: true } as const;

const institutionSchema = new Schema<InstitutionRow>(
  {
    _id: text,
    subjectId: text,
    subjectHidden: Boolean,
    kind: text,
    name: text,
    nameGrams: [String],
    uscc: text,
    licenceNumber: text,
    status: text,
    establishedOn: text,
    sourceDepartmentId: text,
    grade: {
      type: new Schema({ grade: text, modelVersion: text, gradedOn: text }, { _id: false }),
      default: null,
    },
  },
  { versionKey: false, collection: 'institutions' },
);

institutionSchema.index({ subjectId: 1 }, { unique: true });
institutionSchema.index({ uscc: 1 }, { unique: true });
// Search: all, by kind, by status, by part of the name; each sorted by name.
institutionSchema.index({ name: 1, _id: 1 });
institutionSchema.index({ kind: 1, name: 1, _id: 1 });
institutionSchema.index({ status: 1, name: 1, _id: 1 });
institutionSchema.index({ nameGrams: 1, name: 1, _id: 1 });

export function institutionModel(connection: Connection): Model<InstitutionRow> {
  return connection.model<InstitutionRow>('Institution', institutionSchema);
}
