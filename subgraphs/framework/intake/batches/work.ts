import type { SubmittedTable } from '../table';
import type { IntakeTarget } from '../target';
import { atomicRows } from './atomic';
import type { BatchWork } from './batchWork';
import { emptyFile, fileFault, faultOf, finishBatch } from './finish';
import { BatchLost, contextOf } from './lease';
import { INTAKE_LIMITS } from './limits';
import { countsOf, headingFaults, outcomesOf } from './outcome';
import { countRows, rowChunks } from './readRows';
import { NO_ROWS, type BatchCounts, type BatchFault, type BatchRecord } from './record';
import { writeRows } from './writeRows';

/**
 * Processes a batch from the row after the last one whose outcome is stored, and finishes it.
 * @throws BatchLost when it was withdrawn, or another process has taken it over
 */
export async function processBatch(work: BatchWork, taken: BatchRecord): Promise<void> {
  const { models, leases, intake, now } = work;
  if (taken.dryRun) taken = await fromFirstRow(work, taken);
  const { matchedCount } = await models.batch.updateOne(
    { ...leases.mine(taken._id), state: { $in: ['RECEIVED', 'CHECKING'] } },
    { $set: { state: 'CHECKING' } },
  );
  if (matchedCount === 0) throw new BatchLost();
  const target = intake.targets.get(taken.kind);
  if (target === undefined || taken.file === null || taken.format === null)
    throw new Error(`The batch ${taken._id} has no file of a known kind.`);
  const { file, format } = taken;
  const openTable = () => intake.files.table(file, format, target);
  const finish = async (counts: BatchCounts, fault: BatchFault | null = null) => {
    const done = await finishBatch(models, leases.mine(taken._id), { counts, fault, at: now() });
    if (!done) throw new BatchLost();
  };

  try {
    const table = await openTable();
    const { faults } = target.readHeadings(table.headings);
    if (faults.length > 0) {
      await release(table);
      const stored = headingFaults(taken._id, faults);
      // A batch that was interrupted here has them already.
      await models.fault.deleteMany({ batch: taken._id });
      await models.fault.collection.insertMany(stored as never);
      return await finish(NO_ROWS, fileFault('HEADINGS_REFUSED', HEADINGS));
    }
    if (taken.atomic) return await atomicRows(work, taken, target, table);
    if (taken.totalRows !== null)
      return await finish(await writeChunks(work, taken, target, table));
    // A fault anywhere in the file refuses it before a row is accepted.
    const totalRows = await countRows(table.rows, work.pace);
    if (totalRows === 0) return await finish(NO_ROWS, emptyFile());
    await models.batch.updateOne(leases.mine(taken._id), { $set: { totalRows } });
    return await finish(await writeChunks(work, taken, target, await openTable()));
  } catch (error) {
    return await finish(taken.counts, faultOf(error));
  }
}

/**
 * A dry run that was interrupted begins anew: what its first rows were is stored nowhere, and later
 * rows may repeat them.
 */
async function fromFirstRow({ models, leases }: BatchWork, taken: BatchRecord) {
  if (taken.lastRow === 0) return taken;
  await models.fault.deleteMany({ batch: taken._id });
  const start = { lastRow: 0, counts: NO_ROWS };
  await models.batch.updateOne(leases.mine(taken._id), { $set: start });
  return { ...taken, ...start };
}

/** Closes the file of a table whose rows are not read. */
async function release({ rows }: SubmittedTable): Promise<void> {
  const reading = rows[Symbol.asyncIterator]();
  await reading.next();
  await reading.return?.();
}

const HEADINGS =
  'The headings of the file are not those of the kind; mend them as the faults say, and send the file again.';

/** Writes chunk after chunk; while one is written, the next one is read and checked. */
async function writeChunks(
  work: BatchWork,
  taken: BatchRecord,
  target: IntakeTarget,
  table: SubmittedTable,
): Promise<BatchCounts> {
  let { counts, lastRow } = taken;
  let writing = Promise.resolve();
  const context = contextOf(taken, !taken.dryRun);
  const { pace } = work;
  const size = () => (pace.busy ? INTAKE_LIMITS.busyChunkRows : INTAKE_LIMITS.chunkRows);
  const chunks = rowChunks(table.rows, { after: lastRow, size });
  try {
    for await (const chunk of chunks) {
      const check = async () => outcomesOf(await target.check(chunk.rows, context));
      const first = await check();
      await writing;
      await pace.rest({ work: 'write', rows: chunk.rows.length });
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
  } finally {
    await writing;
  }
  return counts;
}

function sum(a: BatchCounts, b: BatchCounts): BatchCounts {
  const formerCodes = (a.formerCodes ?? 0) + (b.formerCodes ?? 0);
  return {
    rows: a.rows + b.rows,
    accepted: a.accepted + b.accepted,
    ...(formerCodes > 0 && { formerCodes }),
    unchanged: a.unchanged + b.unchanged,
    refused: a.refused + b.refused,
  };
}
