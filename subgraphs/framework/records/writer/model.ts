import { Schema, type Connection, type Model } from 'mongoose';
import { factChangesModel, type FactChangesRecord } from '../../statistics/model';
import type { RecordEvent, WrittenRecord, WrittenRow } from './event';

/** A row before its correction; its sealed values stay encrypted. */
export interface EarlierRow {
  readonly type: string;
  readonly recordId: string;
  /** The version of the record that this row was. */
  readonly version: number;
  readonly row: WrittenRow;
  /** The words of whoever corrected it; rows that an older release stored have none. */
  readonly reason?: string;
}

/** A write request and its response. */
export interface WriteRequest {
  /** Digest of the caller and the idempotency key. */
  readonly _id: string;
  /** Keyed digest of the input; it distinguishes a repeated request from a reused key. */
  readonly input: string;
  readonly answer: readonly WrittenRecord[];
  /** When the database deletes it; see `retention.idempotencyKey` in schema/policy/terms.ts. */
  readonly expiresAt: Date;
}

/**
 * The numbers of the last record event and of the last transaction that changed facts, and the last
 * subject event that was applied.
 */
export interface EventCounter {
  readonly _id: string;
  readonly number: number;
  /** Absent until the first such transaction. */
  readonly factChanges?: number;
  readonly subjectEvent?: { readonly subjectId: string; readonly number: number };
}

/** The models of the collections that the writer uses besides the records themselves. */
export interface WriterModels {
  readonly event: Model<RecordEvent>;
  readonly version: Model<EarlierRow>;
  readonly request: Model<WriteRequest>;
  readonly counter: Model<EventCounter>;
  readonly factChanges: Model<FactChangesRecord>;
}

const OPTIONS = { versionKey: false, strict: false } as const;

const eventSchema = new Schema<RecordEvent>(
  { _id: { type: Number, required: true } },
  { ...OPTIONS, collection: 'recordEvents' },
);

const versionSchema = new Schema<EarlierRow>({}, { ...OPTIONS, collection: 'recordVersions' });
versionSchema.index({ type: 1, recordId: 1, version: 1 }, { unique: true });

const requestSchema = new Schema<WriteRequest>(
  { _id: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { ...OPTIONS, collection: 'recordRequests' },
);
// Each request stores its own expiry: with the period in the index options, a new version of the
// term would conflict with the existing index.
requestSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

const counterSchema = new Schema<EventCounter>(
  {
    _id: { type: String, required: true },
    number: Number,
    factChanges: Number,
    subjectEvent: Object,
  },
  { ...OPTIONS, collection: 'recordCounters' },
);

export function writerModels(connection: Connection): WriterModels {
  return {
    event: connection.model<RecordEvent>('RecordEvent', eventSchema),
    version: connection.model<EarlierRow>('RecordVersion', versionSchema),
    request: connection.model<WriteRequest>('RecordRequest', requestSchema),
    counter: connection.model<EventCounter>('RecordCounter', counterSchema),
    factChanges: factChangesModel(connection),
  };
}
