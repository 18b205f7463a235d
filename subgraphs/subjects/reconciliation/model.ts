import { Schema, type Connection, type Model } from 'mongoose';
import type {
  FindingRecord,
  ReadRecord,
  SessionRecord,
  UndeliveredRecord,
  WithheldRecord,
} from './record';

/** How long the registry stores what gateways reported, and when it last saw them. */
const REPORT_SECONDS = 8 * 24 * 3600;

export interface ReconciliationModels {
  readonly findings: Model<FindingRecord>;
  readonly sessions: Model<SessionRecord>;
  readonly undelivered: Model<UndeliveredRecord>;
  readonly withheld: Model<WithheldRecord>;
  readonly reads: Model<ReadRecord>;
}

const text = { type: String, required: true } as const;
const date = { type: Date, required: true } as const;
const options = (collection: string) => ({ versionKey: false, collection }) as const;

const findingSchema = new Schema<FindingRecord>(
  {
    _id: String,
    kind: text,
    requestId: text,
    subgraph: text,
    gateway: text,
    subject: text,
    fields: [String],
    releasedAt: text,
    foundAt: text,
    resolvedAt: String,
  },
  options('disclosureFindings'),
);
findingSchema.index({ foundAt: -1, _id: -1 });
findingSchema.index({ resolvedAt: 1, foundAt: -1, _id: -1 });

const expiring = { expireAfterSeconds: REPORT_SECONDS } as const;

const sessionSchema = new Schema<SessionRecord>(
  { _id: String, seenAt: date },
  options('gatewaySessions'),
);
sessionSchema.index({ seenAt: 1 }, expiring);

const undeliveredSchema = new Schema<UndeliveredRecord>(
  { _id: String, at: date },
  options('undeliveredRequests'),
);
undeliveredSchema.index({ at: 1 }, expiring);

const withheldSchema = new Schema<WithheldRecord>(
  { _id: String, gateway: text, from: date, to: date },
  options('withheldPeriods'),
);
withheldSchema.index({ to: 1 }, expiring);
withheldSchema.index({ gateway: 1, from: 1 });

const readSchema = new Schema<ReadRecord>(
  { _id: String, readAt: date, failingSince: Date },
  options('receiptReads'),
);

export function reconciliationModels(connection: Connection): ReconciliationModels {
  return {
    findings: connection.model<FindingRecord>('DisclosureFinding', findingSchema),
    sessions: connection.model<SessionRecord>('GatewaySession', sessionSchema),
    undelivered: connection.model<UndeliveredRecord>('UndeliveredRequest', undeliveredSchema),
    withheld: connection.model<WithheldRecord>('WithheldPeriod', withheldSchema),
    reads: connection.model<ReadRecord>('ReceiptRead', readSchema),
  };
}
