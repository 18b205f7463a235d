import { Schema, type Connection, type Model } from 'mongoose';
import type { RelationRow } from '../../../schema/generated/subjects.rows';

const text = { type: String, required: true } as const;

const relationSchema = new Schema<RelationRow>(
  {
    _id: text,
    kind: text,
    organizationId: text,
    partyId: text,
    organizationHidden: Boolean,
    partyHidden: Boolean,
    shareBasisPoints: { type: Number, default: null },
    since: text,
    until: { type: String, default: null },
  },
  { versionKey: false, collection: 'relations' },
);

relationSchema.index({ organizationId: 1, kind: 1, since: -1, _id: -1 });
relationSchema.index({ partyId: 1, since: -1, _id: -1 });

export function relationModel(connection: Connection): Model<RelationRow> {
  return connection.model<RelationRow>('Relation', relationSchema);
}
