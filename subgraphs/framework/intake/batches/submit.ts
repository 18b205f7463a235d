import { creditError } from '../../../../schema/errors';
import type { StatedReason } from '../../records/lateReports';
import { stepOf, type Idempotency } from '../../idempotency';
import type { SubmittedRow } from '../table';
import type { IntakeTarget } from '../target';
import { atomicEnd, atomicOutcomes } from './atomic';
import { fileFault, stateOf } from './finish';
import { contextOf } from './lease';
import { INTAKE_LIMITS } from './limits';
import type { IntakeModels } from './model';
import { newBatchNumber } from './number';
import { countsOf, headingFaults, outcomesOf, resultsOf, type RowOutcomes } from './outcome';
import { NO_ROWS, type BatchRecord } from './record';
import { writeRows, type RowWriting } from './writeRows';

/** What every new batch states. */
export interface NewBatch {
  readonly kind: string;
  readonly department: string;
  readonly atomic: boolean;
  readonly dryRun: boolean;
  readonly lateReason?: StatedReason;
  readonly by: string;
  readonly client: string | null;
  readonly receivedAt: Date;
  readonly idempotency: Idempotency;
}

/** The document of a batch that was just received. */
export async function receivedBatch(
  models: IntakeModels,
  { idempotency, ...batch }: NewBatch,
): Promise<BatchRecord> {
  return {
    ...batch,
    _id: await newBatchNumber(models, batch.department, batch.receivedAt),
    key: idempotency.key,
    input: idempotency.digests[0]!,
    state: 'RECEIVED',
    finishedAt: null,
    counts: NO_ROWS,
    format: null,
    fileName: null,
    file: null,
    fileDueAt: null,
    lastRow: 0,
    totalRows: null,
    fault: null,
    lease: null,
    withdrawal: null,
    failures: 0,
    results: null,
  };
}

/**
 * The batch of an earlier request with the same key.
 * @throws IDEMPOTENCY_KEY_REUSED when that request had another input
 */
export async function repeatedBatch(
  { batch }: IntakeModels,
  idempotency: Idempotency,
): Promise<BatchRecord | undefined> {
  const found = await batch.findOne({ key: idempotency.key }).lean<BatchRecord>().exec();
  if (found === null) return undefined;
  stepOf({ steps: [{ key: found.key, input: found.input }] }, idempotency);
  return found;
}

/**
 * Checks and writes the rows of one request, in one transaction with their batch: after a crash the
 * batch exists with all of its results, or the request can be repeated.
 */
export async function submitRows(
  writing: RowWriting,
  target: IntakeTarget,
  submitted: NewBatch,
  rows: readonly SubmittedRow[],
): Promise<BatchRecord> {
  checkRows(rows);
  const { models, now } = writing;
  const repeated = await repeatedBatch(models, submitted.idempotency);
  if (repeated !== undefined) return repeated;
  const batch = await receivedBatch(models, submitted);
  const { faults } = target.readHeadings(headingsOf(rows));
  if (faults.length > 0) {
    const refused = {
      ...batch,
      state: 'REFUSED',
      finishedAt: now(),
      counts: { ...NO_ROWS, rows: rows.length, refused: rows.length },
      fault: fileFault('HEADINGS_REFUSED', HEADINGS),
      results: resultsOf({
        created: [],
        unchanged: [],
        refused: rows.map(({ number }) => ({ number, faults: [] })),
      }),
    } as const;
    return insertOnce(models, refused, headingFaults(batch._id, faults));
  }
  const check = async (): Promise<RowOutcomes> =>
    batch.atomic
      ? atomicOutcomes(target, rows, batch)
      : outcomesOf(await target.check(rows, contextOf(batch, !batch.dryRun)));
  const written = writeRows(writing, batch, check, async (outcomes, session) => {
    const first = await models.batch
      .findOne({ key: batch.key })
      .session(session)
      .lean<BatchRecord>()
      .exec();
    if (first !== null) throw new SubmittedBefore();
    const { counts, fault } = batch.atomic
      ? atomicEnd(outcomes)
      : { counts: countsOf(outcomes), fault: null };
    const finished: BatchRecord = {
      ...batch,
      state: stateOf(counts, fault),
      counts,
      fault,
      finishedAt: now(),
      lastRow: rows.length,
      totalRows: rows.length,
      results: resultsOf(outcomes, batch.dryRun),
    };
    await models.batch.collection.insertOne(finished as never, { session });
    return finished;
  });
  return written.catch(async (error: unknown) => {
    const first =
      error instanceof SubmittedBefore && (await repeatedBatch(models, submitted.idempotency));
    if (!first) throw error;
    return first;
  });
}

/** A concurrent request with the same key was first. */
class SubmittedBefore extends Error {}

const HEADINGS =
  'The headings of the rows are not those of the kind; mend them as the faults say, and submit the rows again.';

async function insertOnce(
  models: IntakeModels,
  batch: BatchRecord,
  faults: readonly object[],
): Promise<BatchRecord> {
  await models.fault.collection.insertMany([...faults]);
  await models.batch.collection.insertOne(batch as never);
  return batch;
}

function checkRows(rows: readonly SubmittedRow[]): void {
  const { submittedRows: most } = INTAKE_LIMITS;
  if (rows.length === 0 || rows.length > most)
    throw creditError(
      'BAD_USER_INPUT',
      `The field rows has ${rows.length} rows; it must have 1 to ${most}: open an upload for more.`,
    );
}

function headingsOf(rows: readonly SubmittedRow[]): string[] {
  return [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
}
