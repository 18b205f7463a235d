import { BACKGROUND } from '../background';
import type { QualityModels } from './measure';
import { ALL_MONTHS, type QualityMeasurement } from './model';
import type { QualitySource } from './source';

/** Between two measurements during the day: each one reads every record. */
const INTERVAL_MS = 15 * 60_000;

/**
 * Whether quality should be measured now: rows have arrived and were never measured, or a batch has
 * ended since the last measurement, which is some time ago.
 */
export async function isOutdated(
  { intake, quality }: QualityModels,
  { collection, filter }: QualitySource,
  now: Date,
): Promise<boolean> {
  const last = await quality
    .findOne({ month: ALL_MONTHS }, { measuredAt: 1 })
    .comment(BACKGROUND)
    .lean<Pick<QualityMeasurement, 'measuredAt'>>()
    .exec();
  if (last === null)
    return (
      (await quality.db.collection(collection).findOne(filter, { projection: { _id: 1 } })) !== null
    );
  if (now.getTime() - last.measuredAt.getTime() < INTERVAL_MS) return false;
  const ended = await intake.batch
    .findOne({ finishedAt: { $gt: last.measuredAt }, dryRun: false }, { _id: 1 })
    .comment(BACKGROUND)
    .lean()
    .exec();
  return ended !== null;
}
