import type { Connection, Model, Schema } from 'mongoose';
import { recordSchema } from '../../kit/record/recordSchema';
import type { HonourRecord } from './record';

const text = { type: String, required: true } as const;

const schema = recordSchema({
  practitionerId: { type: String, default: null },
  profession: { type: String, default: null },
  title: text,
  grantor: text,
  level: text,
});

schema.index({ practitionerId: 1, decisionDate: -1, _id: -1 });

export function honourModel(connection: Connection): Model<HonourRecord> {
  return connection.model<HonourRecord>(
    'ProfessionalHonour',
    schema as unknown as Schema<HonourRecord>,
    'professionalHonours',
  );
}
