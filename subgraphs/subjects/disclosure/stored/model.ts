import { Schema, type Connection, type Model } from 'mongoose';
import type {
  FaultRecord,
  GroupRecord,
  JournalRecord,
  HeadRecord,
  LogKeyRecord,
  NewestRecord,
  PruningRecord,
  TileRecord,
  TreeRecord,
} from './record';

/** The collections of the disclosure log. */
export interface LogModels {
  readonly journal: Model<JournalRecord>;
  readonly groups: Model<GroupRecord>;
  readonly tiles: Model<TileRecord>;
  readonly heads: Model<HeadRecord>;
  readonly tree: Model<TreeRecord>;
  readonly keys: Model<LogKeyRecord>;
  readonly prunings: Model<PruningRecord>;
  readonly newest: Model<NewestRecord>;
  readonly faults: Model<FaultRecord>;
}

const text = { type: String, required: true } as const;
const unversioned = { versionKey: false } as const;

const journalSchema = new Schema<JournalRecord>(
  { _id: Number, leaves: Buffer, end: Number },
  { ...unversioned, collection: 'disclosureJournal' },
);

const textList = { type: [String], default: undefined } as const;

const groupSchema = new Schema<GroupRecord>(
  {
    _id: Number,
    size: { type: Number, required: true },
    oldest: Number,
    newest: Number,
    events: textList,
    subjects: textList,
    actors: textList,
    organizations: textList,
    departments: textList,
    purposes: textList,
    bases: textList,
    alert: Boolean,
    leaves: Buffer,
  },
  { ...unversioned, collection: 'disclosureGroups' },
);

const ifPresent = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } });

// A pruned group has none of these fields and is in no index but that of its `_id`.
groupSchema.index({ events: 1 }, { unique: true, ...ifPresent('events') });
// Every list is sorted by the newest entry of each group.
groupSchema.index({ newest: -1, _id: -1 }, ifPresent('newest'));
groupSchema.index({ subjects: 1, newest: -1, _id: -1 }, ifPresent('subjects'));
groupSchema.index({ actors: 1, newest: -1, _id: -1 }, ifPresent('actors'));
groupSchema.index({ organizations: 1, newest: -1, _id: -1 }, ifPresent('organizations'));
groupSchema.index({ departments: 1, newest: -1, _id: -1 }, ifPresent('departments'));
groupSchema.index({ purposes: 1, newest: -1, _id: -1 }, ifPresent('purposes'));
groupSchema.index({ bases: 1, newest: -1, _id: -1 }, ifPresent('bases'));
groupSchema.index({ alert: 1, newest: -1, _id: -1 }, ifPresent('alert'));

const signatureFields = { logId: text, timestamp: text, keyId: text, signature: text };

const tileSchema = new Schema<TileRecord>(
  { _id: String, hashes: { type: Buffer, required: true } },
  { ...unversioned, collection: 'disclosureTiles' },
);
const headSchema = new Schema<HeadRecord>(
  { _id: Number, rootHash: text, hash: String, ...signatureFields },
  { ...unversioned, collection: 'disclosureHeads' },
);
const treeSchema = new Schema<TreeRecord>(
  {
    _id: String,
    logId: text,
    hash: String,
    size: { type: Number, required: true },
    levels: [Buffer],
  },
  { ...unversioned, collection: 'disclosureTree' },
);
const keySchema = new Schema<LogKeyRecord>(
  { _id: String, jwk: { _id: false, kty: text, crv: text, x: text, y: String } },
  { ...unversioned, collection: 'disclosureKeys' },
);
const pruningSchema = new Schema<PruningRecord>(
  { _id: Number, before: text, ...signatureFields },
  { ...unversioned, collection: 'disclosurePrunings' },
);

const newestSchema = new Schema<NewestRecord>(
  {
    _id: String,
    size: { type: Number, required: true },
    rootHash: text,
    hash: String,
    ...signatureFields,
  },
  { ...unversioned, collection: 'disclosureNewestHead' },
);
const faultSchema = new Schema<FaultRecord>(
  { _id: String, kind: text, message: text, since: text, resolvedAt: String, resolution: String },
  { ...unversioned, collection: 'disclosureFaults' },
);

export function logModels(connection: Connection): LogModels {
  return {
    journal: connection.model<JournalRecord>('DisclosureJournal', journalSchema),
    groups: connection.model<GroupRecord>('DisclosureGroup', groupSchema),
    tiles: connection.model<TileRecord>('DisclosureTile', tileSchema),
    heads: connection.model<HeadRecord>('DisclosureHead', headSchema),
    tree: connection.model<TreeRecord>('DisclosureTree', treeSchema),
    keys: connection.model<LogKeyRecord>('DisclosureKey', keySchema),
    prunings: connection.model<PruningRecord>('DisclosurePruning', pruningSchema),
    newest: connection.model<NewestRecord>('DisclosureNewestHead', newestSchema),
    faults: connection.model<FaultRecord>('DisclosureFault', faultSchema),
  };
}
