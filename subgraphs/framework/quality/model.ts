import { Schema, type Connection, type Model } from 'mongoose';
import type { QualityCounts } from './counts';

/** The counts of a department's records of one kind that were received in a month. */
export interface QualityMeasurement {
  /** `<month>/<department>/<kind>`. */
  readonly _id: string;
  /** YYYY-MM, or ALL for all records that are stored. */
  readonly month: string;
  readonly department: string;
  readonly kind: string;
  readonly counts: QualityCounts;
  readonly measuredAt: Date;
}

/** The month of the counts of all records. */
export const ALL_MONTHS = 'ALL';

const text = { type: String, required: true } as const;

const schema = new Schema<QualityMeasurement>(
  {
    _id: text,
    month: text,
    department: text,
    kind: text,
    // Names of fields and rules are keys of the counts.
    counts: { type: Object, required: true },
    measuredAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: 'qualityMeasurements' },
);

schema.index({ month: 1, department: 1, kind: 1 });

export function qualityModel(connection: Connection): Model<QualityMeasurement> {
  return connection.model<QualityMeasurement>('QualityMeasurement', schema);
}
