import { Schema, type Connection, type Model, type Types } from 'mongoose';

export const JOB_COLLECTION = 'jobs';

/** A job as the agenda package stores it. */
export interface JobDocument {
  readonly _id: Types.ObjectId;
  readonly name: string;
  /** `single` for a repeated job, of which there is one; `normal` for an enqueued one. */
  readonly type: 'single' | 'normal';
  readonly data: { readonly key?: string };
  /** Null while a job that is not repeated runs, and when it is dead. */
  readonly nextRunAt: Date | null;
  readonly lockedAt?: Date | null;
  readonly lastRunAt?: Date | null;
  readonly lastFinishedAt?: Date | null;
  readonly failedAt?: Date | null;
  readonly failCount?: number | null;
  readonly failReason?: string | null;
  readonly repeatInterval?: string | null;
  /** The process that wrote last. */
  readonly lastModifiedBy?: string | null;
}

// The documents are written by agenda, not by mongoose; the model has the indexes.
const schema = new Schema<JobDocument>({}, { strict: false, collection: JOB_COLLECTION });
// The command by which a process takes a job.
schema.index({ name: 1, nextRunAt: 1, priority: -1, lockedAt: 1 });
// The command by which a job is enqueued.
schema.index({ name: 1, 'data.key': 1 });
// Of two processes that start at the same time, one creates a repeated job.
schema.index({ name: 1 }, { unique: true, partialFilterExpression: { type: 'single' } });

export function jobModel(connection: Connection): Model<JobDocument> {
  return connection.model<JobDocument>('Job', schema);
}
