import { Schema, type Connection, type Model } from 'mongoose';

/** What one request stated about late reports: who, when, why, and of how many records. */
export interface ReasonStatement {
  /** Digest of the caller and the idempotency key. */
  readonly _id: string;
  /** Keyed digest of the input. */
  readonly input: string;
  readonly type: string;
  readonly department: string;
  readonly reason: string;
  readonly note: string | null;
  /** Pseudonym of the steward. */
  readonly by: string;
  readonly at: Date;
  readonly recordIds: readonly string[];
  readonly remaining: number;
}

const id = { type: String, required: true } as const;

const schema = new Schema<ReasonStatement>(
  { _id: id, type: id, department: id },
  { versionKey: false, strict: false, collection: 'lateReasonStatements' },
);

export function statementModel(connection: Connection): Model<ReasonStatement> {
  return connection.model<ReasonStatement>('LateReasonStatement', schema);
}
