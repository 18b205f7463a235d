import type { Connection, Model, Schema } from 'mongoose';
import { recordSchema } from '../../kit/record/recordSchema';
import type { ListEntryRecord } from './record';

const text = { type: String, required: true } as const;

const listEntrySchema = recordSchema({
  list: text,
  listName: text,
  cause: text,
  authorityId: text,
  removalConditions: text,
  removedOn: { type: String, default: null },
});

// A list as a whole, and what one authority put on it.
listEntrySchema.index({ list: 1, decisionDate: -1, _id: -1 });
listEntrySchema.index({ list: 1, authorityId: 1, decisionDate: -1, _id: -1 });

export function listEntryModel(connection: Connection): Model<ListEntryRecord> {
  return connection.model<ListEntryRecord>(
    'ListEntry',
    listEntrySchema as unknown as Schema<ListEntryRecord>,
    'list_entries',
  );
}
