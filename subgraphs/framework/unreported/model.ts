import { Schema, type Connection, type Model } from 'mongoose';

/** Why a record seems not to have been reported; see schema/shared/unreported.graphql. */
export type UnreportedGround = 'REFERENCE' | 'EXCHANGE';

/** A record that may not have been reported. */
export interface UnreportedRecord {
  /** `<ground>/<id of the record that shows it>/<field>`. */
  readonly _id: string;
  readonly department: string;
  readonly type: string;
  readonly ground: UnreportedGround;
  readonly reference: string;
  readonly recordType: string;
  readonly recordId: string;
  readonly recordDepartment: string;
  readonly decidedOn: string;
  readonly foundAt: Date;
  /** Id of the run that found it last. */
  readonly run: string;
}

const id = { type: String, required: true } as const;

const schema = new Schema<UnreportedRecord>(
  { _id: id, department: id, type: id },
  { versionKey: false, strict: false, collection: 'unreportedRecords' },
);
// The order of the list, for all departments and for one.
schema.index({ department: 1, type: 1, decidedOn: 1, _id: 1 });

export function unreportedModel(connection: Connection): Model<UnreportedRecord> {
  return connection.model<UnreportedRecord>('UnreportedRecord', schema);
}
