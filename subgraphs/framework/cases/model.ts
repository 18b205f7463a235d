import { Schema, type Connection, type Model } from 'mongoose';
import type { CaseEffectAnswer } from '../../../schema/cases/records';

/**
 * A change that a case has made. It is stored as long as the records are: a repeated request finds
 * it, however late it comes.
 */
export interface AppliedEffect {
  /** The id of the effect. */
  readonly _id: string;
  readonly answer: CaseEffectAnswer;
  readonly at: Date;
}

const schema = new Schema<AppliedEffect>(
  {
    _id: { type: String, required: true },
    answer: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false, collection: 'caseEffects' },
);

export function appliedEffectModel(connection: Connection): Model<AppliedEffect> {
  return connection.model<AppliedEffect>('AppliedEffect', schema);
}
