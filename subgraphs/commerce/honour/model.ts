import type { Connection, Model, Schema } from 'mongoose';
import { recordSchema } from '../../kit/record/recordSchema';
import type { HonourRecord } from './record';

const text = { type: String, required: true } as const;

const honourSchema = recordSchema({
  title: text,
  level: text,
  awardedBy: text,
});

export function honourModel(connection: Connection): Model<HonourRecord> {
  return connection.model<HonourRecord>(
    'IntegrityHonour',
    honourSchema as unknown as Schema<HonourRecord>,
    'honours',
  );
}
