import { Schema, type Connection, type Model } from 'mongoose';

/** The last event of a subject that a subgraph has applied. */
export interface StandingDocument {
  /** The subject's id. */
  readonly _id: string;
  readonly number: number;
  readonly hidden: boolean;
}

/** The collection with the last applied event of each subject. */
export const STANDINGS = 'subjectStandings';

const schema = new Schema<StandingDocument>(
  {
    _id: { type: String, required: true },
    number: { type: Number, required: true },
    hidden: { type: Boolean, required: true },
  },
  { versionKey: false, collection: STANDINGS },
);

export function standingModel(connection: Connection): Model<StandingDocument> {
  return connection.model<StandingDocument>('SubjectStandingNotice', schema);
}
