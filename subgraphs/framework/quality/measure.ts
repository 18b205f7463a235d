import { setImmediate } from 'node:timers/promises';
import type { Connection, Model } from 'mongoose';
import { chinaDate } from '../../../schema/policy/chinaDate';
import type { BatchRecord } from '../intake/batches/record';
import { RECORDS } from '../records/recordModels';
import type { JobContext } from '../jobs/jobs';
import type { MeasuredKind } from './measuredKind';
import { countsOf, MEASURED_FIELDS, type MeasuredRow } from './measureRow';
import { ALL_MONTHS, type QualityMeasurement } from './model';
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
 * Counts all records and batches of a subgraph in one pass and stores the result: of all, and of
 * those received in the current and the previous month. Earlier months stay as they were measured
 * last. A repeated run stores the same counts.
 */
export async function measureQuality(
  { intake, quality }: QualityModels,
  kinds: readonly MeasuredKind[],
  { now, context }: Measuring,
): Promise<void> {
  const today = chinaDate(now);
  const sums = new QualitySums([today.slice(0, 7), previousMonth(today)]);
  const byType = new Map(kinds.map((kind) => [kind.type, kind]));
  let read = 0;
  for await (const row of recordsOf(quality.db, kinds)) {
    if (context.signal.aborted) return;
    if (++read % ROWS_PER_TURN === 0) await setImmediate();
    if (read % ROWS_PER_TOUCH === 0) await context.touch();
    const kind = byType.get(row.type);
    if (kind === undefined) continue;
    const { sourceDepartmentId: department, provenance } = row;
    const of = { department, kind: row.type, receivedAt: provenance.receivedAt };
    sums.add(of, countsOf(kind, row, today));
  }
  for await (const one of intake.batch.find({ dryRun: false }).lean<BatchRecord>().cursor())
    sums.add(one, submittedCounts(one.counts));
  if (!context.signal.aborted) await replaceMonths(quality, sums, now);
}

/** The records of a subgraph, with the paths that a measurement reads. */
function recordsOf(connection: Connection, kinds: readonly MeasuredKind[]) {
  const paths = kinds.flatMap(({ fields }) => fields.map(({ path }) => path));
  // `basis` and `basis.title` in one projection would conflict.
  const roots = new Set([...MEASURED_FIELDS, ...paths].map((path) => path.split('.')[0]!));
  const projection = Object.fromEntries([...roots].map((path) => [path, 1]));
  return connection.collection<MeasuredRow>(RECORDS).find({}, { projection });
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
