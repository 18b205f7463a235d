import type { Connection, Model, Schema } from 'mongoose';
import { recordSchema } from '../../kit/record/recordSchema';
import type { TaxGradeRecord } from './record';

const text = { type: String, required: true } as const;

const taxGradeSchema = recordSchema({
  year: { type: Number, required: true },
  grade: text,
  score: { type: String, default: null },
});

// The published list: the A grades of a year.
taxGradeSchema.index({ year: 1, grade: 1, decisionDate: -1, _id: -1 });

export function taxGradeModel(connection: Connection): Model<TaxGradeRecord> {
  return connection.model<TaxGradeRecord>(
    'TaxGrade',
    taxGradeSchema as unknown as Schema<TaxGradeRecord>,
    'tax_grades',
  );
}
