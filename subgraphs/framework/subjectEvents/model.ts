import { Schema, type Connection, type Model } from 'mongoose';

/** Whether a subgraph shows a subject, and the last event that decided it. */
export interface SubjectVisibility {
  /** The subject's id. */
  readonly _id: string;
  readonly number: number;
  readonly hidden: boolean;
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
  },
  { versionKey: false, collection: VISIBILITY_COLLECTION },
);

export function visibilityModel(connection: Connection): Model<SubjectVisibility> {
  return connection.model<SubjectVisibility>('SubjectVisibility', schema);
}
