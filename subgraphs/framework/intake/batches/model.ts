import { Schema, type Connection, type Model } from 'mongoose';
import type { AcceptedChunk, BatchRecord, StoredFault } from './record';

/** The number of batches of a department on a day. */
export interface BatchCounter {
  /** `<department>-<yyyymmdd>`. */
  readonly _id: string;
  readonly number: number;
}

/** The collections of the intake. */
export interface IntakeModels {
  readonly batch: Model<BatchRecord>;
  readonly fault: Model<StoredFault>;
  readonly accepted: Model<AcceptedChunk>;
  readonly counter: Model<BatchCounter>;
}

const OPTIONS = { versionKey: false, strict: false } as const;
const id = { type: String, required: true } as const;

const batchSchema = new Schema<BatchRecord>(
  { _id: id, key: id, department: id, kind: id, state: id },
  { ...OPTIONS, collection: 'intakeBatches' },
);
batchSchema.index({ key: 1 }, { unique: true });
batchSchema.index({ department: 1, receivedAt: -1, _id: -1 });
batchSchema.index({ department: 1, state: 1, receivedAt: -1, _id: -1 });
batchSchema.index({ receivedAt: -1, _id: -1 });
// Quality is measured again when a batch has ended since.
batchSchema.index({ finishedAt: 1 });
// The worker reads the open batches, and those whose withdrawal is under way, oldest first.
batchSchema.index({ state: 1, 'withdrawal.done': 1, receivedAt: 1 });

const faultSchema = new Schema<StoredFault>(
  { _id: id, batch: id },
  { ...OPTIONS, collection: 'intakeFaults' },
);
faultSchema.index({ batch: 1, row: 1, _id: 1 });

const acceptedSchema = new Schema<AcceptedChunk>(
  { _id: id, batch: id },
  { ...OPTIONS, collection: 'intakeAccepted' },
);
acceptedSchema.index({ batch: 1, firstRow: 1 });

const counterSchema = new Schema<BatchCounter>(
  { _id: id, number: Number },
  { ...OPTIONS, collection: 'intakeCounters' },
);

export function intakeModels(connection: Connection): IntakeModels {
  return {
    batch: connection.model<BatchRecord>('IntakeBatch', batchSchema),
    fault: connection.model<StoredFault>('IntakeFault', faultSchema),
    accepted: connection.model<AcceptedChunk>('IntakeAccepted', acceptedSchema),
    counter: connection.model<BatchCounter>('IntakeCounter', counterSchema),
  };
}
