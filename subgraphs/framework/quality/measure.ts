import { setImmediate } from 'node:timers/promises';
import type { Model } from 'mongoose';
import { chinaDate } from '../../../schema/policy/chinaDate';
import type { BatchRecord } from '../intake/batches/record';
import type { JobContext } from '../jobs/jobs';
import { ALL_MONTHS, type QualityMeasurement } from './model';
import type { QualitySource } from './source';
import { submittedCounts } from './submitted';
import { QualitySums } from './sums';

/** Rows between two pauses, in which the process answers queries. */
const ROWS_PER_TURN = 200;

/** Rows between two extensions of the job's lock. */
const ROWS_PER_TOUCH = 10_000;

/** How a measurement runs. */
export interface Measuring {
  readonly now: Date;
  /** Of the job: its signal ends the run early, and nothing is stored then. */
  readonly context: JobContext;
}

export interface QualityModels {
  readonly intake: { readonly batch: Model<BatchRecord> };
  readonly quality: Model<QualityMeasurement>;
}

/**
 * Counts all stored rows and batches of a subgraph in one pass and stores the result: of all, and of
 * those received in the current and the previous month. Earlier months stay as they were measured
 * last. A repeated run stores the same counts.
 */
export async function measureQuality(
  { intake, quality }: QualityModels,
  source: QualitySource,
  { now, context }: Measuring,
): Promise<void> {
  const today = chinaDate(now);
  const sums = new QualitySums([today.slice(0, 7), previousMonth(today)]);
  let read = 0;
  for await (const measured of source.measure(quality.db, today)) {
    if (context.signal.aborted) return;
    if (++read % ROWS_PER_TURN === 0) await setImmediate();
    if (read % ROWS_PER_TOUCH === 0) await context.touch();
    if (measured !== undefined) sums.add(measured, measured.counts);
  }
  for await (const one of intake.batch.find({ dryRun: false }).lean<BatchRecord>().cursor())
    sums.add(one, submittedCounts(one.counts));
  if (!context.signal.aborted) await replaceMonths(quality, sums, now);
}

/** Replaces the measurements of the summed months. */
async function replaceMonths(
  quality: Model<QualityMeasurement>,
  sums: QualitySums,
  measuredAt: Date,
): Promise<void> {
  const documents = sums.measurements(measuredAt);
  await quality.db.withSession((session) =>
    session.withTransaction(async () => {
      await quality.deleteMany({ month: { $in: [ALL_MONTHS, ...sums.months] } }, { session });
      if (documents.length > 0)
        await quality.collection.insertMany(documents as never, { session });
    }),
  );
}

/** The month before that of a day, YYYY-MM. */
function previousMonth(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
