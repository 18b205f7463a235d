import { Schema, type Connection, type Model } from 'mongoose';

/** Whether a subgraph shows a subject, and the last event that decided it. */
export interface SubjectVisibility {
  /** The subject's id. */
  readonly _id: string;
  readonly number: number;
  readonly hidden: boolean;
  /** The subject that it was merged into, if it is a duplicate that was merged. */
  readonly mergedInto?: string;
  /** Whether everything of the duplicate has moved. */
  readonly moved?: boolean;
}

/**
 * The collection with the last applied event of each subject, under the name by which existing
 * databases store it.
 */
export const VISIBILITY_COLLECTION = 'subjectStandings';

const schema = new Schema<SubjectVisibility>(
  {
    _id: { type: String, required: true },
    number: { type: Number, required: true },
    hidden: { type: Boolean, required: true },
    mergedInto: String,
    moved: Boolean,
  },
  { versionKey: false, collection: VISIBILITY_COLLECTION },
);

schema.index({ mergedInto: 1 }, { partialFilterExpression: { mergedInto: { $exists: true } } });

export function visibilityModel(connection: Connection): Model<SubjectVisibility> {
  return connection.model<SubjectVisibility>('SubjectVisibility', schema);
}
