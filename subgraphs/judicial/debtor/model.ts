import { Schema, type Connection, type Model } from 'mongoose';
import { recordSchema } from '../../kit/record/recordSchema';
import { partySchema } from '../partySchema';
import type { DebtorRecord } from './record';

const schema = recordSchema({
  ...partySchema,
  filedOn: { type: String, required: true },
  amount: { type: Schema.Types.BigInt, required: true },
  terminatedOn: { type: String, default: null },
  outstandingAmount: { type: Schema.Types.BigInt, default: null },
});

// Each filter in each order offered.
schema.index({ filedOn: -1, _id: -1 });
schema.index({ amount: -1, _id: -1 });
schema.index({ court: 1, filedOn: -1, _id: -1 });
schema.index({ court: 1, amount: -1, _id: -1 });
schema.index({ nameGrams: 1, filedOn: -1, _id: -1 });
schema.index({ nameGrams: 1, amount: -1, _id: -1 });

export function debtorModel(connection: Connection): Model<DebtorRecord> {
  return connection.model<DebtorRecord>(
    'JudgmentDebtor',
    schema as unknown as Schema<DebtorRecord>,
    'judgmentDebtors',
  );
}
