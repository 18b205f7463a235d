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

// Lists by each condition offered, in each order offered. Severity has so few values that the
// order by fine finds enough of each without an index of its own.
const newest = { decisionDate: -1, _id: -1 } as const;
const largestFine = { fine: -1, ...newest } as const;
penaltySchema.index({ authorityId: 1, ...newest });
penaltySchema.index({ penaltyClasses: 1, ...newest });
penaltySchema.index({ violationType: 1, ...newest });
penaltySchema.index({ severity: 1, ...newest });
penaltySchema.index(largestFine);
penaltySchema.index({ authorityId: 1, ...largestFine });
penaltySchema.index({ penaltyClasses: 1, ...largestFine });
penaltySchema.index({ violationType: 1, ...largestFine });

export function penaltyModel(connection: Connection): Model<PenaltyRecord> {
  return connection.model<PenaltyRecord>(
    'Penalty',
    penaltySchema as unknown as Schema<PenaltyRecord>,
    'penalties',
  );
}
