import { Schema, type Connection, type Model } from 'mongoose';

/** The collection of what each write changed in the facts of records. */
export const FACT_COLLECTION = 'factChanges';

/**
 * How long the changes of facts are stored. Statistics that are further behind are rebuilt from the
 * rows. The changes name records and subjects, and must not outlive a destroyed record for long.
 */
const RETENTION_SECONDS = 14 * 24 * 3600;

/** What one transaction changed in the facts. */
export interface FactChangesRecord {
  /** Increases by one with every transaction, in the order of commits. */
  readonly _id: number;
  /** By the system clock, which also removes expired documents. */
  readonly storedAt: Date;
  /** The text of `packChanges`. */
  readonly changes: string;
}

const schema = new Schema<FactChangesRecord>(
  {
    _id: { type: Number, required: true },
    storedAt: { type: Date, required: true },
    changes: { type: String, required: true },
  },
  { versionKey: false, collection: FACT_COLLECTION },
);
schema.index({ storedAt: 1 }, { expireAfterSeconds: RETENTION_SECONDS });

export function factChangesModel(connection: Connection): Model<FactChangesRecord> {
  return connection.model<FactChangesRecord>('FactChanges', schema);
}
