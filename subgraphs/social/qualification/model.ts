import type { Connection, Model, Schema } from 'mongoose';
import { recordSchema } from '../../kit/record/recordSchema';
import type { QualificationRecord } from './record';

const text = { type: String, required: true } as const;

const schema = recordSchema({
  practitionerId: { type: String, default: null },
  profession: text,
  title: text,
  level: { type: String, default: null },
  issuer: text,
  certificateNumber: text,
});

schema.index({ practitionerId: 1, decisionDate: -1, _id: -1 });

export function qualificationModel(connection: Connection): Model<QualificationRecord> {
  return connection.model<QualificationRecord>(
    'Qualification',
    schema as unknown as Schema<QualificationRecord>,
    'qualifications',
  );
}
