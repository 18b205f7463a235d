import { Schema, type Connection, type Model } from 'mongoose';
import type { SubgraphName } from '../../../schema/sdl';
import { COMMON_INDEXES, DOCUMENT_INDEX } from './indexes';
import type { CreditRecord } from './record';
import type { IndexKey, RecordKind } from './recordKind';
import { rowPaths } from './rowPaths';

/** The collection of a subgraph's records of all kinds. */
export const RECORDS = 'records';

/** The models of a subgraph's record kinds by type name; all use one collection. */
export type RecordModels = Readonly<Record<string, Model<CreditRecord>>>;

const text = { type: String, required: true } as const;

/** The model that all kinds extend, with the paths and indexes of every record. */
function commonModel(connection: Connection): Model<CreditRecord> {
  const schema = new Schema<CreditRecord>(
    {
      _id: text,
      subjectId: text,
      category: text,
      sourceDepartmentId: text,
      basis: { _id: false, title: text, number: text, date: text },
      decisionDate: text,
      publicityStart: text,
      publicityEnd: { type: String, default: null },
      expiresOn: { type: String, default: null },
      state: text,
      versions: [{ _id: false, version: Number, state: text, changedAt: Date, reason: text }],
      provenance: { _id: false, batch: text, receivedAt: Date },
      visibleUntil: text,
      subjectIsMinor: { type: Boolean, required: true },
      subjectHidden: Boolean,
      disclosure: { type: String, enum: ['OPEN', 'RESTRICTED'], required: true },
    },
    { versionKey: false, collection: RECORDS, discriminatorKey: 'type' },
  );
  for (const key of [...COMMON_INDEXES, DOCUMENT_INDEX]) schema.index(key);
  // The job that ends records reads those that can expire; most records never do.
  schema.index(
    { state: 1, expiresOn: 1 },
    { partialFilterExpression: { state: 'ACTIVE', expiresOn: { $gt: '' } } },
  );
  return connection.model<CreditRecord>('CreditRecord', schema);
}

/**
 * Creates the models of record kinds, each for the rows of its type. The indexes of a kind contain
 * only its own rows. Their names begin with the type, because several kinds may have the same key.
 */
export function recordModels(
  connection: Connection,
  subgraph: SubgraphName,
  kinds: readonly RecordKind[],
): RecordModels {
  const common = commonModel(connection);
  return Object.fromEntries(
    kinds.map((kind) => {
      const schema = new Schema<CreditRecord>(rowPaths(subgraph, kind));
      for (const key of kind.indexes) schema.index(key, { name: indexName(kind.type, key) });
      return [kind.type, common.discriminator<CreditRecord>(kind.type, schema)];
    }),
  );
}

function indexName(type: string, key: IndexKey): string {
  return [type, ...Object.entries(key).flat()].join('_');
}
