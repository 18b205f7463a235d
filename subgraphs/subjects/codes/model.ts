import { Schema, type Connection, type Model } from 'mongoose';
import type { FormerCodeRecord } from './record';

/** The collection of former codes. */
export const FORMER_CODES = 'formerCodes';

const text = { type: String, required: true } as const;

const schema = new Schema<FormerCodeRecord>(
  {
    _id: text,
    subjectId: text,
    registeredAs: String,
    kind: text,
    code: String,
    number: String,
    numberIndex: { type: [String], default: undefined },
    periods: [
      {
        _id: false,
        from: { type: String, default: null },
        to: text,
        ground: text,
        department: text,
        reason: text,
      },
    ],
  },
  { versionKey: false, collection: FORMER_CODES },
);
schema.index({ subjectId: 1 });
schema.index({ code: 1 }, { unique: true, partialFilterExpression: { code: { $exists: true } } });
schema.index(
  { numberIndex: 1 },
  { unique: true, partialFilterExpression: { numberIndex: { $exists: true } } },
);

export function formerCodeModel(connection: Connection): Model<FormerCodeRecord> {
  return connection.model<FormerCodeRecord>('FormerCode', schema);
}
