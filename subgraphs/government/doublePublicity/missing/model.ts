import { Schema, type Connection, type Model } from 'mongoose';

/** Consecutive document numbers of which no record was reported. */
export interface MissingNumbers {
  /** `<type>/<department>/<first number>`. */
  readonly _id: string;
  readonly type: string;
  readonly department: string;
  readonly series: string;
  readonly year: number;
  readonly from: number;
  readonly firstNumber: string;
  readonly lastNumber: string;
  readonly count: number;
  readonly foundAt: Date;
  /** Id of the run that found it last. */
  readonly run: string;
}

const id = { type: String, required: true } as const;

const schema = new Schema<MissingNumbers>(
  { _id: id, type: id, department: id },
  { versionKey: false, strict: false, collection: 'missingNumbers' },
);
// The order of the list, for all departments and for one.
schema.index({ department: 1, type: 1, series: 1, year: 1, from: 1, _id: 1 });

export function missingModel(connection: Connection): Model<MissingNumbers> {
  return connection.model<MissingNumbers>('MissingNumbers', schema);
}
