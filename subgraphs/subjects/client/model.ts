import { Schema, type Connection, type Model } from 'mongoose';
import type { ClientChangeRecord, ClientRecord } from './record';

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;
const moment = { type: Date, required: true } as const;
const optionalNumber = { type: Number, default: null } as const;

const confirmation = new Schema(
  { name: text, organizationName: optionalText, at: moment, actor: text, department: optionalText },
  { _id: false },
);

const entry = {
  _id: text,
  kind: text,
  name: text,
  organization: optionalText,
  confirmation: { type: confirmation, default: null },
  status: text,
  purposes: [String],
  clusters: [String],
  mode: text,
  refusals: String,
  binding: text,
  developer: { type: Boolean, required: true },
  quotas: {
    _id: false,
    costPerMinute: optionalNumber,
    subjectsPerHour: optionalNumber,
    subjectsPerDay: optionalNumber,
  },
  keys: [Schema.Types.Mixed],
  certificates: [String],
  origins: { type: [String], default: undefined },
  version: { type: Number, required: true },
  registeredAt: moment,
  changedAt: moment,
} as const;

const clientSchema = new Schema<ClientRecord>(entry, {
  versionKey: false,
  collection: 'clients',
  minimize: false,
});
clientSchema.index({ kind: 1, _id: 1 });
clientSchema.index({ status: 1, _id: 1 });
clientSchema.index({ origins: 1 }, { sparse: true });

const changeSchema = new Schema<ClientChangeRecord>(
  {
    _id: text,
    clientId: text,
    version: { type: Number, required: true },
    action: text,
    at: moment,
    actor: text,
    department: optionalText,
    reason: optionalText,
    key: text,
    input: text,
    fields: [{ _id: false, field: text, before: optionalText, after: text }],
    after: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false, collection: 'clientChanges', minimize: false },
);
changeSchema.index({ clientId: 1, version: -1 });
changeSchema.index({ key: 1 }, { unique: true });

/** The collections of the client registry. */
export interface ClientModels {
  readonly entry: Model<ClientRecord>;
  readonly change: Model<ClientChangeRecord>;
}

export function clientModels(connection: Connection): ClientModels {
  return {
    entry: connection.model<ClientRecord>('Client', clientSchema),
    change: connection.model<ClientChangeRecord>('ClientChange', changeSchema),
  };
}
