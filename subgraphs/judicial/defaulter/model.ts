import type { Connection, Model, Schema } from 'mongoose';
import { recordSchema } from '../../kit/record/recordSchema';
import { partySchema } from '../partySchema';
import type { DefaulterRecord } from './record';

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;

const schema = recordSchema({
  ...partySchema,
  sex: optionalText,
  ageAtPublication: { type: Number, default: null },
  representativeName: optionalText,
  area: text,
  filedOn: text,
  publishedOn: text,
  basisNumber: text,
  basisIssuer: text,
  duty: text,
  performance: text,
  performedPart: optionalText,
  unperformedPart: optionalText,
  ground: text,
});

// Each filter in each order offered.
schema.index({ publishedOn: -1, _id: -1 });
schema.index({ filedOn: -1, _id: -1 });
schema.index({ court: 1, publishedOn: -1, _id: -1 });
schema.index({ court: 1, filedOn: -1, _id: -1 });
schema.index({ ground: 1, publishedOn: -1, _id: -1 });
schema.index({ ground: 1, filedOn: -1, _id: -1 });
schema.index({ nameGrams: 1, publishedOn: -1, _id: -1 });
schema.index({ nameGrams: 1, filedOn: -1, _id: -1 });

export function defaulterModel(connection: Connection): Model<DefaulterRecord> {
  return connection.model<DefaulterRecord>(
    'JudgmentDefaulter',
    schema as unknown as Schema<DefaulterRecord>,
    'judgmentDefaulters',
  );
}
