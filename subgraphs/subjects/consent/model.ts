import { Schema, type Connection, type Model } from 'mongoose';
import type { ConsentRecord } from './record';

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;
const moment = { type: Date, required: true } as const;

const terms = {
  _id: false,
  clusters: [String],
  validFrom: text,
  validTo: text,
  oneTime: { type: Boolean, required: true },
  dailyLimit: { type: Number, default: null },
  historyFrom: optionalText,
  historyTo: optionalText,
} as const;

const part = {
  state: text,
  version: { type: Number, required: true },
  granted: { type: terms, default: null },
  separate: {
    type: { _id: false, clusters: [String], warningId: text, confirmedAt: moment },
    default: null,
  },
} as const;

const consentSchema = new Schema<ConsentRecord>(
  {
    _id: text,
    subjectId: optionalText,
    grantee: text,
    client: optionalText,
    purpose: text,
    requested: terms,
    requestedAt: text,
    answerBy: text,
    ...part,
    steps: [
      {
        _id: false,
        action: text,
        at: moment,
        by: text,
        key: text,
        input: { type: String, default: '' },
        after: { _id: false, ...part },
      },
    ],
    uses: {
      _id: false,
      total: { type: Number, default: 0 },
      day: { type: String, default: '' },
      today: { type: Number, default: 0 },
      reserved: {
        type: [{ _id: false, use: text, operation: text, by: text, until: moment }],
        default: [],
      },
      counted: { type: [{ _id: false, use: text, operation: text, until: moment }], default: [] },
      lastAt: { type: Date, default: null },
    },
  },
  { versionKey: false, collection: 'consents', minimize: false },
);

consentSchema.index({ subjectId: 1, requestedAt: -1, _id: -1 });
consentSchema.index({ grantee: 1, requestedAt: -1, _id: -1 });
consentSchema.index({ 'steps.key': 1 }, { unique: true });

export function consentModel(connection: Connection): Model<ConsentRecord> {
  return connection.model<ConsentRecord>('Consent', consentSchema);
}
