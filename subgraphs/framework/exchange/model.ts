import { Schema, type Connection, type Model } from 'mongoose';
import type {
  ChannelRecord,
  DifferenceRecord,
  PulledRow,
  ReconciliationRecord,
  SentRecord,
} from './record';

/** The collections of the exchange with the city. */
export interface ExchangeModels {
  readonly sent: Model<SentRecord>;
  readonly pulled: Model<PulledRow>;
  readonly channel: Model<ChannelRecord>;
  readonly difference: Model<DifferenceRecord>;
  readonly reconciliation: Model<ReconciliationRecord>;
}

const OPTIONS = { versionKey: false, strict: false } as const;
const text = { type: String, required: true } as const;

const sentSchema = new Schema<SentRecord>(
  { _id: text, type: text, department: text, day: text, state: text },
  { ...OPTIONS, collection: 'exchangeSent' },
);
sentSchema.index({ state: 1, department: 1, at: -1, _id: 1 });
sentSchema.index({ state: 1, at: -1, _id: 1 });
// The requests that had a record sent again.
sentSchema.index({ key: 1 }, { partialFilterExpression: { key: { $exists: true } } });

const pulledSchema = new Schema<PulledRow>(
  { _id: text, feed: text, kind: text, department: text, day: text, state: text },
  { ...OPTIONS, collection: 'exchangePulled' },
);
pulledSchema.index({ state: 1, department: 1, at: -1, _id: 1 });
pulledSchema.index({ state: 1, at: -1, _id: 1 });
pulledSchema.index({ recordId: 1 });
// The rows of a feed in the order of their reconciliation.
pulledSchema.index({ feed: 1, kind: 1, day: 1, row: 1 });

const channelSchema = new Schema<ChannelRecord>(
  { _id: text },
  { ...OPTIONS, collection: 'exchangeChannels' },
);

const differenceSchema = new Schema<DifferenceRecord>(
  { _id: text, run: text, department: text },
  { ...OPTIONS, collection: 'exchangeDifferences' },
);
differenceSchema.index({ department: 1, run: -1, _id: 1 });
differenceSchema.index({ run: -1, _id: 1 });

const reconciliationSchema = new Schema<ReconciliationRecord>(
  { _id: text, run: text },
  { ...OPTIONS, collection: 'exchangeReconciliations' },
);
reconciliationSchema.index({ run: -1, _id: 1 });

export function exchangeModels(connection: Connection): ExchangeModels {
  return {
    sent: connection.model<SentRecord>('ExchangeSent', sentSchema),
    pulled: connection.model<PulledRow>('ExchangePulled', pulledSchema),
    channel: connection.model<ChannelRecord>('ExchangeChannel', channelSchema),
    difference: connection.model<DifferenceRecord>('ExchangeDifference', differenceSchema),
    reconciliation: connection.model<ReconciliationRecord>(
      'ExchangeReconciliation',
      reconciliationSchema,
    ),
  };
}
