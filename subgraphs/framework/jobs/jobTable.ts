import type { Model } from 'mongoose';
import type { JobDocument } from './model';

/** State of a job, as `npm run jobs -- list` shows it. */
export type JobState = 'RUNNING' | 'WAITING' | 'RETRYING' | 'DEAD';

/** A job that all retries have failed: it waits for `retry`. */
const DEAD = { type: 'normal', nextRunAt: null, lockedAt: null, failedAt: { $ne: null } } as const;

export function stateOf({ type, nextRunAt, lockedAt, failCount }: JobDocument): JobState {
  if (lockedAt != null) return 'RUNNING';
  if (type === 'normal' && nextRunAt === null) return 'DEAD';
  return (failCount ?? 0) > 0 ? 'RETRYING' : 'WAITING';
}

/** All jobs, by name and time of the next run. */
export function listJobs(model: Model<JobDocument>): Promise<JobDocument[]> {
  return model.find({}).sort({ name: 1, nextRunAt: 1, _id: 1 }).lean<JobDocument[]>().exec();
}

/** Makes the dead jobs of a name due, with all their retries. @returns their number */
export async function retryDead(
  model: Model<JobDocument>,
  name: string,
  now: Date,
): Promise<number> {
  const { modifiedCount } = await model.collection.updateMany(
    { name, ...DEAD },
    { $set: { nextRunAt: now, failCount: 0, failedAt: null, failReason: null } },
  );
  return modifiedCount;
}

/** Makes the waiting jobs of a name due; a running process takes them. @returns their number */
export async function makeDue(model: Model<JobDocument>, name: string, now: Date): Promise<number> {
  const { matchedCount } = await model.collection.updateMany(
    { name, lockedAt: null, nextRunAt: { $ne: null } },
    { $set: { nextRunAt: now } },
  );
  return matchedCount;
}

/** For each of the names with a due job, since when the oldest is due. */
export function oldestDue(
  model: Model<JobDocument>,
  names: readonly string[],
  now: Date,
): Promise<readonly { readonly name: string; readonly at: Date }[]> {
  return model
    .aggregate<{ name: string; at: Date }>([
      { $match: { name: { $in: names }, lockedAt: null, nextRunAt: { $ne: null, $lte: now } } },
      { $group: { _id: '$name', at: { $min: '$nextRunAt' } } },
      { $project: { _id: 0, name: '$_id', at: 1 } },
    ])
    .exec();
}

/** The number of dead jobs of each name that has any. */
export function countDead(
  model: Model<JobDocument>,
): Promise<readonly { readonly name: string; readonly count: number }[]> {
  return model
    .aggregate<{ name: string; count: number }>([
      { $match: DEAD },
      { $group: { _id: '$name', count: { $sum: 1 } } },
      { $project: { _id: 0, name: '$_id', count: 1 } },
    ])
    .exec();
}
