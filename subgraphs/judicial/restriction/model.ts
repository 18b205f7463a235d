import type { Connection, Model, Schema } from 'mongoose';
import { recordSchema } from '../../kit/record/recordSchema';
import { partySchema } from '../partySchema';
import type { RestrictionRecord } from './record';

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;

const schema = recordSchema({
  ...partySchema,
  orderId: text,
  capacity: text,
  issuedOn: text,
  liftedOn: optionalText,
  restrictedActs: [String],
  debtorName: optionalText,
  debtorId: optionalText,
  debtorHidden: Boolean,
});

schema.index({ orderId: 1, decisionDate: -1, _id: -1 });
// Notices of a subject find the orders that name it as the debtor.
schema.index({ debtorId: 1 }, { partialFilterExpression: { debtorId: { $gt: '' } } });
// Each filter in the order offered.
schema.index({ issuedOn: -1, _id: -1 });
schema.index({ court: 1, issuedOn: -1, _id: -1 });
schema.index({ nameGrams: 1, issuedOn: -1, _id: -1 });

export function restrictionModel(connection: Connection): Model<RestrictionRecord> {
  return connection.model<RestrictionRecord>(
    'ConsumptionRestriction',
    schema as unknown as Schema<RestrictionRecord>,
    'consumptionRestrictions',
  );
}
