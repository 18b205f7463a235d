import { Schema, type Connection, type Model } from 'mongoose';

/** A subject event for the other subgraphs. Its number is its id. */
export interface SubjectEventDocument {
  readonly _id: number;
  readonly subjectId: string;
  readonly hidden: boolean;
  /** Set when the subject was merged as a duplicate. */
  readonly mergedInto?: string;
  readonly at: Date;
}

/**
 * The number of the last event delivered to a recipient. The document with the id `#last` contains
 * the number of the last event written.
 */
export interface DeliveryCursor {
  readonly _id: string;
  readonly number: number;
}

export interface OutboxModels {
  readonly event: Model<SubjectEventDocument>;
  readonly cursor: Model<DeliveryCursor>;
}

// The collections keep the names under which existing databases store them.
const eventSchema = new Schema<SubjectEventDocument>(
  {
    _id: { type: Number, required: true },
    subjectId: { type: String, required: true },
    hidden: { type: Boolean, required: true },
    mergedInto: String,
    at: { type: Date, required: true },
  },
  { versionKey: false, collection: 'notices' },
);

const cursorSchema = new Schema<DeliveryCursor>(
  { _id: { type: String, required: true }, number: { type: Number, required: true } },
  { versionKey: false, collection: 'noticeCursors' },
);

export function outboxModels(connection: Connection): OutboxModels {
  return {
    event: connection.model<SubjectEventDocument>('SubjectEvent', eventSchema),
    cursor: connection.model<DeliveryCursor>('DeliveryCursor', cursorSchema),
  };
}
