import { Schema, type Connection, type Model } from 'mongoose';
import type {
  EntryRecord,
  HeadRecord,
  JournalRecord,
  LogKeyRecord,
  PruningRecord,
  TileRecord,
  TreeRecord,
} from './record';

/** The collections of the disclosure log. */
export interface LogModels {
  readonly journal: Model<JournalRecord>;
  readonly entries: Model<EntryRecord>;
  readonly tiles: Model<TileRecord>;
  readonly heads: Model<HeadRecord>;
  readonly tree: Model<TreeRecord>;
  readonly keys: Model<LogKeyRecord>;
  readonly prunings: Model<PruningRecord>;
}

const text = { type: String, required: true } as const;
const plain = { versionKey: false } as const;

const entrySchema = new Schema(
  {
    _id: Number,
    event: text,
    at: { type: Number, required: true },
    actor: text,
    organization: String,
    department: String,
    purpose: String,
    basis: text,
    subject: String,
    subgraph: text,
    matrix: text,
    alert: Boolean,
    release: Number,
    who: String,
    details: text,
  },
  { ...plain, collection: 'disclosureEntries' },
);

const where = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } });

entrySchema.index({ event: 1 }, { unique: true });
// Newest first in every list. An entry has an organisation or a department, seldom both.
entrySchema.index({ at: -1, _id: -1 });
entrySchema.index({ subject: 1, at: -1, _id: -1 }, where('subject'));
entrySchema.index({ actor: 1, at: -1, _id: -1 });
entrySchema.index({ organization: 1, at: -1, _id: -1 }, where('organization'));
entrySchema.index({ department: 1, at: -1, _id: -1 }, where('department'));
entrySchema.index({ purpose: 1, at: -1, _id: -1 });
entrySchema.index({ alert: 1, at: -1, _id: -1 }, where('alert'));

const journalSchema = new Schema(
  {
    _id: Number,
    from: Number,
    leaves: Buffer,
    entries: { type: [Schema.Types.Mixed], default: undefined },
    end: Number,
  },
  { ...plain, collection: 'disclosureJournal' },
);

const signed = { logId: text, timestamp: text, keyId: text, signature: text };

const tileSchema = new Schema(
  { _id: String, hashes: { type: Buffer, required: true } },
  { ...plain, collection: 'disclosureTiles' },
);
const headSchema = new Schema(
  { _id: Number, rootHash: text, ...signed },
  { ...plain, collection: 'disclosureHeads' },
);
const treeSchema = new Schema(
  { _id: String, logId: text, size: { type: Number, required: true }, levels: [Buffer] },
  { ...plain, collection: 'disclosureTree' },
);
const keySchema = new Schema(
  { _id: String, jwk: { _id: false, kty: text, crv: text, x: text } },
  { ...plain, collection: 'disclosureKeys' },
);
const pruningSchema = new Schema(
  { _id: Number, before: text, ...signed },
  { ...plain, collection: 'disclosurePrunings' },
);

export function logModels(connection: Connection): LogModels {
  const make = <T>(name: string, schema: unknown): Model<T> =>
    connection.model<T>(name, schema as Schema<T>);
  return {
    journal: make<JournalRecord>('DisclosureJournal', journalSchema),
    entries: make<EntryRecord>('DisclosureEntry', entrySchema),
    tiles: make<TileRecord>('DisclosureTile', tileSchema),
    heads: make<HeadRecord>('DisclosureHead', headSchema),
    tree: make<TreeRecord>('DisclosureTree', treeSchema),
    keys: make<LogKeyRecord>('DisclosureKey', keySchema),
    prunings: make<PruningRecord>('DisclosurePruning', pruningSchema),
  };
}
