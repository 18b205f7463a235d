import { Schema, type Connection, type Model } from 'mongoose';

/** A notice to the other subgraphs. Its number is its id. */
export interface NoticeDocument {
  readonly _id: number;
  readonly subjectId: string;
  readonly hidden: boolean;
  readonly at: Date;
}

/**
 * The number of the last notice delivered to a recipient. The document with the id `#last` contains
 * the number of the last notice written.
 */
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
