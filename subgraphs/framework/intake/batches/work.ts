import { TableFault, type SubmittedTable } from '../table';
import type { IntakeTarget } from '../target';
import { atomicRows } from './atomic';
import { fileFault, faultOf, finishBatch } from './finish';
import type { Intake } from './intake';
import { BatchLost, contextOf, type Leases } from './lease';
import { INTAKE_LIMITS } from './limits';
import { countsOf, headingFaults, outcomesOf } from './outcome';
import { counted, rowChunks } from './readRows';
import { NO_ROWS, type BatchCounts, type BatchFault, type BatchRecord } from './record';
import { writeRows, type RowWriting } from './writeRows';

/** The parts with which the worker processes batches. */
export interface BatchWork extends RowWriting {
  readonly leases: Leases;
  readonly intake: Pick<Intake, 'targets' | 'files'>;
  /** Aborted when the process stops. */
  readonly signal: AbortSignal;
}

/**
 * Processes a batch from the row after the last one whose outcome is stored, and finishes it.
 * @throws BatchLost when it was withdrawn, or another process has taken it over
 */
export async function processBatch(work: BatchWork, taken: BatchRecord): Promise<void> {
  const { models, leases, intake, now } = work;
  const { matchedCount } = await models.batch.updateOne(
    { ...leases.mine(taken._id), state: { $in: ['RECEIVED', 'CHECKING'] } },
    { $set: { state: 'CHECKING' } },
  );
  if (matchedCount === 0) throw new BatchLost();
  const target = intake.targets.get(taken.kind);
  if (target === undefined || taken.file === null || taken.format === null)
    throw new Error(`The batch ${taken._id} has no file of a known kind.`);
  const finish = async (counts: BatchCounts, fault: BatchFault | null = null) => {
    const done = await finishBatch(models, leases.mine(taken._id), { counts, fault, at: now() });
    if (!done) throw new BatchLost();
  };

  const { stream, bytes } = counted(await intake.files.open(taken.file));
  try {
    let table: SubmittedTable;
    try {
      table = await intake.files.readTable(stream, taken.format, target);
    } catch (error) {
      return await finish(taken.counts, faultOf(error));
    }
    const { faults } = target.readHeadings(table.headings);
    if (faults.length > 0) {
      const stored = headingFaults(taken._id, faults);
      // A batch that was interrupted here has them already.
      await models.fault.deleteMany({ batch: taken._id });
      await models.fault.collection.insertMany(stored as never);
      return await finish(NO_ROWS, fileFault('HEADINGS_REFUSED', HEADINGS));
    }
    if (taken.atomic) return await atomicRows(work, taken, target, table);
    return await finish(...(await writeChunks(work, taken, target, table, bytes)));
  } finally {
    stream.destroy();
  }
}

const HEADINGS =
  'The headings of the file are not those of the kind; mend them as the faults say, and send the file again.';

/** Writes chunk after chunk; while one is written, the next one is read and checked. */
async function writeChunks(
  work: BatchWork,
  taken: BatchRecord,
  target: IntakeTarget,
  table: SubmittedTable,
  bytes: () => number,
): Promise<[BatchCounts, BatchFault | null]> {
  let { counts, lastRow } = taken;
  let writing = Promise.resolve();
  const chunks = rowChunks(table.rows, { after: lastRow, size: INTAKE_LIMITS.chunkRows, bytes });
  let fault: BatchFault | null = null;
  try {
    for await (const chunk of chunks) {
      const check = async () =>
        outcomesOf(await target.check(chunk.rows, contextOf(taken, !taken.dryRun)));
      const first = await check();
      await writing;
      if (work.signal.aborted) throw new BatchLost();
      const before = lastRow;
      ({ lastRow } = chunk);
      let checked = false;
      writing = writeRows(
        work,
        taken,
        async () => {
          if (checked) return check();
          checked = true;
          return first;
        },
        async (outcomes, session) => {
          const more = countsOf(outcomes);
          const { matchedCount } = await work.models.batch.updateOne(
            { ...work.leases.mine(taken._id), state: 'CHECKING', lastRow: before },
            {
              $set: {
                lastRow: chunk.lastRow,
                bytesRead: chunk.bytesRead,
                lease: work.leases.lease(),
              },
              $inc: Object.fromEntries(
                Object.entries(more).map(([name, count]) => [`counts.${name}`, count]),
              ),
            },
            { session },
          );
          if (matchedCount === 0) throw new BatchLost();
          return more;
        },
      ).then((more) => void (counts = sum(counts, more)));
      writing.catch(() => undefined);
    }
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    fault = faultOf(error);
  } finally {
    await writing;
  }
  if (counts.rows === 0 && fault === null) fault = fileFault('FILE_EMPTY', EMPTY);
  return [counts, fault];
}

const EMPTY = 'The file has no rows; send one with at least one row below the headings.';

function sum(a: BatchCounts, b: BatchCounts): BatchCounts {
  return {
    rows: a.rows + b.rows,
    accepted: a.accepted + b.accepted,
    unchanged: a.unchanged + b.unchanged,
    refused: a.refused + b.refused,
  };
}
