import { Schema, type Connection, type Model } from 'mongoose';
import { recordSchema } from '../../kit/record/recordSchema';
import type { PenaltyRecord } from './record';

const text = { type: String, required: true } as const;
const fen = { type: Schema.Types.BigInt, required: true } as const;

const penaltySchema = recordSchema({
  violationType: text,
  fact: text,
  legalBasis: text,
  penaltyClasses: { type: [String], required: true },
  content: text,
  fine: fen,
  confiscation: fen,
  licenceAffected: { type: String, default: null },
  severity: text,
  procedure: text,
  effectEndsOn: { type: String, default: null },
  authorityId: text,
  status: text,
});

// Lists by each condition offered, in each order offered.
penaltySchema.index({ authorityId: 1, decisionDate: -1, _id: -1 });
penaltySchema.index({ penaltyClasses: 1, decisionDate: -1, _id: -1 });
penaltySchema.index({ violationType: 1, decisionDate: -1, _id: -1 });
penaltySchema.index({ severity: 1, decisionDate: -1, _id: -1 });
penaltySchema.index({ fine: -1, decisionDate: -1, _id: -1 });
penaltySchema.index({ authorityId: 1, fine: -1, decisionDate: -1, _id: -1 });
penaltySchema.index({ penaltyClasses: 1, fine: -1, decisionDate: -1, _id: -1 });

export function penaltyModel(connection: Connection): Model<PenaltyRecord> {
  return connection.model<PenaltyRecord>(
    'Penalty',
    penaltySchema as unknown as Schema<PenaltyRecord>,
    'penalties',
  );
}
