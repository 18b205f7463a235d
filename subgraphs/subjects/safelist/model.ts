import { Schema, type Connection, type Model } from 'mongoose';
import type { OperationRecord, SafelistChangeRecord, SafelistRecord } from './record';

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;
const moment = { type: Date, required: true } as const;
const number = { type: Number, required: true } as const;

const listSchema = new Schema<SafelistRecord>(
  {
    _id: text,
    version: number,
    restricted: { type: Boolean, required: true },
    operationCount: number,
    bytes: number,
    changedAt: moment,
  },
  { versionKey: false, collection: 'safelists' },
);

const operationSchema = new Schema<OperationRecord>(
  {
    _id: text,
    clientId: text,
    draft: optionalText,
    hash: text,
    name: optionalText,
    kind: text,
    document: text,
    bytes: number,
    aliases: [String],
    addedAt: moment,
    addedBy: text,
    // An operation on a list has null, which never expires.
    expiresAt: { type: Date, default: null },
  },
  { versionKey: false, collection: 'safelistOperations' },
);
operationSchema.index({ clientId: 1, draft: 1, hash: 1 }, { unique: true });
operationSchema.index({ clientId: 1, draft: 1, aliases: 1 });
operationSchema.index({ hash: 1, draft: 1 });
operationSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

const changeSchema = new Schema<SafelistChangeRecord>(
  {
    _id: text,
    clientId: text,
    version: number,
    action: text,
    at: moment,
    actor: text,
    department: optionalText,
    reason: optionalText,
    added: [String],
    removed: [String],
    key: text,
    input: text,
    after: { type: Schema.Types.Mixed, required: true },
    results: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'safelistChanges', minimize: false },
);
changeSchema.index({ clientId: 1, version: -1 });
changeSchema.index({ key: 1 }, { unique: true });

/** The collections of the safelists. */
export interface SafelistModels {
  readonly list: Model<SafelistRecord>;
  readonly operation: Model<OperationRecord>;
  readonly change: Model<SafelistChangeRecord>;
}

export function safelistModels(connection: Connection): SafelistModels {
  return {
    list: connection.model<SafelistRecord>('Safelist', listSchema),
    operation: connection.model<OperationRecord>('SafelistOperation', operationSchema),
    change: connection.model<SafelistChangeRecord>('SafelistChange', changeSchema),
  };
}
