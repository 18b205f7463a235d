import type { Connection, Model, Schema } from 'mongoose';
import { recordSchema } from '../../kit/record/recordSchema';
import type { PermitRecord } from './record';

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;

const permitSchema = recordSchema({
  permitClass: text,
  certificateName: optionalText,
  certificateNumber: optionalText,
  content: text,
  validFrom: text,
  validTo: optionalText,
  authorityId: text,
  status: text,
});

// Lists by each condition offered, in the order offered.
permitSchema.index({ authorityId: 1, decisionDate: -1, _id: -1 });
permitSchema.index({ permitClass: 1, decisionDate: -1, _id: -1 });

export function permitModel(connection: Connection): Model<PermitRecord> {
  return connection.model<PermitRecord>(
    'Permit',
    permitSchema as unknown as Schema<PermitRecord>,
    'permits',
  );
}
