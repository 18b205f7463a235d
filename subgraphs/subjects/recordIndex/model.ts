import { Schema, type Connection, type Model } from 'mongoose';
import type { IndexRow, KindRefresh, RecordCursor } from './record';

/** The collection of the record index. */
export const RECORD_INDEX = 'recordIndex';
/** The collection of the times at which kinds of records were last reported or changed. */
export const KIND_REFRESHES = 'kindRefreshes';

export interface IndexModels {
  readonly record: Model<IndexRow>;
  readonly cursor: Model<RecordCursor>;
  readonly refresh: Model<KindRefresh>;
}

const text = { type: String, required: true } as const;

const recordSchema = new Schema<IndexRow>(
  {
    _id: text,
    type: text,
    subjectId: text,
    sourceDepartmentId: text,
    decisionDate: text,
    disclosure: text,
    state: text,
    publicityStart: text,
    visibleUntil: text,
    subjectIsMinor: { type: Boolean, required: true },
    // Set in the transaction that hides the subject: see framework/subjectEvents/hiding.ts.
    subjectHidden: Boolean,
  },
  { versionKey: false, collection: RECORD_INDEX },
);
recordSchema.index({ subjectId: 1, decisionDate: -1, _id: -1 });

const cursorSchema = new Schema<RecordCursor>(
  { _id: text, number: { type: Number, required: true } },
  { versionKey: false, collection: 'recordCursors' },
);

const refreshSchema = new Schema<KindRefresh>(
  { _id: text, at: { type: Date, required: true } },
  { versionKey: false, collection: KIND_REFRESHES },
);

export function indexModels(connection: Connection): IndexModels {
  return {
    record: connection.model<IndexRow>('IndexedRecord', recordSchema),
    cursor: connection.model<RecordCursor>('RecordCursor', cursorSchema),
    refresh: connection.model<KindRefresh>('KindRefresh', refreshSchema),
  };
}
