import type { Connection, Model, Schema } from 'mongoose';
import { recordSchema } from '../../kit/record/recordSchema';
import type { DisciplineDocument } from './record';

const text = { type: String, required: true } as const;

const schema = recordSchema({
  practitionerId: { type: String, default: null },
  profession: { type: String, default: null },
  source: text,
  kinds: [String],
  legalProvision: text,
  facts: text,
  amount: { type: String, default: null },
  amountBand: { type: String, default: null },
  suspendedFrom: { type: String, default: null },
  suspendedUntil: { type: String, default: null },
});

schema.index({ practitionerId: 1, decisionDate: -1, _id: -1 });

export function disciplineModel(connection: Connection): Model<DisciplineDocument> {
  return connection.model<DisciplineDocument>(
    'DisciplineRecord',
    schema as unknown as Schema<DisciplineDocument>,
    'disciplineRecords',
  );
}
