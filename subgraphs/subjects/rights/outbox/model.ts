import { Schema, type Connection, type Model } from 'mongoose';

/** A notice to the other subgraphs, under its number. */
export interface NoticeDocument {
  readonly _id: number;
  readonly subjectId: string;
  readonly hidden: boolean;
  readonly at: Date;
}

/** How far a recipient has been told; under LAST, the number of the last notice. */
export interface NoticeCursor {
  readonly _id: string;
  readonly number: number;
}

export interface OutboxModels {
  readonly notice: Model<NoticeDocument>;
  readonly cursor: Model<NoticeCursor>;
}

const noticeSchema = new Schema<NoticeDocument>(
  {
    _id: { type: Number, required: true },
    subjectId: { type: String, required: true },
    hidden: { type: Boolean, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false, collection: 'notices' },
);

const cursorSchema = new Schema<NoticeCursor>(
  { _id: { type: String, required: true }, number: { type: Number, required: true } },
  { versionKey: false, collection: 'noticeCursors' },
);

export function outboxModels(connection: Connection): OutboxModels {
  return {
    notice: connection.model<NoticeDocument>('Notice', noticeSchema),
    cursor: connection.model<NoticeCursor>('NoticeCursor', cursorSchema),
  };
}
