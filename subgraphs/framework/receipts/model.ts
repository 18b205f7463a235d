import { Schema, type Connection, type Model, type Types } from 'mongoose';
import type { Sealed } from '../vault/vault';

/** Receipts that nobody has reconciled are removed after this time. */
const RETENTION_SECONDS = 7 * 24 * 3600;

export const RECEIPT_COLLECTION = 'disclosureReceipts';

/** Receipts stored in one write, in one sealed text. */
export interface ReceiptRecord {
  readonly _id: Types.ObjectId;
  /** By the system clock, which also removes expired records. */
  readonly storedAt: Date;
  /** The text of `packReceipts`. */
  readonly sealed: Sealed;
}

const receiptSchema = new Schema<ReceiptRecord>(
  { storedAt: { type: Date, required: true }, sealed: { type: String, required: true } },
  { versionKey: false, collection: RECEIPT_COLLECTION },
);
receiptSchema.index({ storedAt: 1 }, { expireAfterSeconds: RETENTION_SECONDS });

export function receiptModel(connection: Connection): Model<ReceiptRecord> {
  return connection.model<ReceiptRecord>('DisclosureReceipt', receiptSchema);
}
