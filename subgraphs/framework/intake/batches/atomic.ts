import { isDeepStrictEqual } from 'node:util';
import { TableFault, type SubmittedRow, type SubmittedTable } from '../table';
import type { IntakeTarget, RowFault } from '../target';
import { emptyFile, faultOf, fileFault, finishBatch } from './finish';
import { BatchLost, contextOf } from './lease';
import { INTAKE_LIMITS } from './limits';
import { countsOf, outcomesOf, type CreatedRow, type RowOutcomes } from './outcome';
import { rowChunks } from './readRows';
import { NO_ROWS, type BatchCounts, type BatchFault, type BatchRecord } from './record';
import type { BatchWork } from './batchWork';
import { writeRows } from './writeRows';

/** Processes an atomic batch: all of its rows in one transaction, or none. */
export async function atomicRows(
  { leases, ...work }: BatchWork,
  taken: BatchRecord,
  target: IntakeTarget,
  table: SubmittedTable,
): Promise<void> {
  const read = await readAll(table);
  const finish = async (end: {
    readonly counts: BatchCounts;
    readonly fault: BatchFault | null;
  }) => {
    const done = await finishBatch(work.models, leases.mine(taken._id), { ...end, at: work.now() });
    if (!done) throw new BatchLost();
  };
  if ('fault' in read) return finish({ counts: NO_ROWS, fault: read.fault });
  await writeRows(
    work,
    taken,
    () => atomicOutcomes(target, read.rows, taken),
    async (outcomes, session) => {
      const end = { ...atomicEnd(outcomes), at: work.now() };
      if (!(await finishBatch(work.models, leases.mine(taken._id), end, session)))
        throw new BatchLost();
    },
  );
}

/** The counts of an atomic batch, in which a refused row refuses all new rows. */
export function atomicEnd(outcomes: RowOutcomes): {
  readonly counts: BatchCounts;
  readonly fault: BatchFault | null;
} {
  const counts = countsOf(outcomes);
  return { counts, fault: counts.refused === 0 ? null : fileFault('BATCH_REFUSED', REFUSED) };
}

const REFUSED =
  'The batch is atomic and has refused rows, so none of its rows was accepted; mend them and send the batch again.';

/**
 * The outcomes of the rows of an atomic batch. New rows are refused without a fault of their own if
 * another row is refused. Subjects are created only when every row is acceptable.
 */
export async function atomicOutcomes(
  target: IntakeTarget,
  rows: readonly SubmittedRow[],
  batch: Pick<BatchRecord, '_id' | 'department' | 'receivedAt' | 'dryRun' | 'lateReason'>,
): Promise<RowOutcomes> {
  const first = await checkAll(target, rows, contextOf(batch, false));
  if (first.refused.length > 0) return allRefused(first);
  if (batch.dryRun) return first;
  const second = await checkAll(target, rows, contextOf(batch, true));
  return second.refused.length > 0 ? allRefused(second) : second;
}

async function checkAll(
  target: IntakeTarget,
  rows: readonly SubmittedRow[],
  context: ReturnType<typeof contextOf>,
): Promise<RowOutcomes> {
  const parts: RowOutcomes[] = [];
  for (let index = 0; index < rows.length; index += INTAKE_LIMITS.chunkRows) {
    const chunk = rows.slice(index, index + INTAKE_LIMITS.chunkRows);
    parts.push(outcomesOf(await target.check(chunk, context)));
  }
  return withoutRepeated({
    created: parts.flatMap(({ created }) => created),
    unchanged: parts.flatMap(({ unchanged }) => unchanged),
    refused: parts.flatMap(({ refused }) => refused),
  });
}

function allRefused({ created, unchanged, refused }: RowOutcomes): RowOutcomes {
  return {
    created: [],
    unchanged,
    refused: [...refused, ...created.map(({ number }) => ({ number, faults: [] }))],
  };
}

const REPEATED: RowFault = {
  field: null,
  heading: null,
  code: 'DUPLICATE_IN_BATCH',
  message: 'Another row of the batch has the same document number, subject and kind; remove one.',
  messageZh: '本批次另有一行的文书号、主体和种类与本行相同；请删除其一。',
};

/** Rows of different chunks with the same record: equal ones are unchanged, others are refused. */
function withoutRepeated({ created, unchanged, refused }: RowOutcomes): RowOutcomes {
  const known = new Map<string, CreatedRow>();
  const same: RowOutcomes['unchanged'][number][] = [];
  const repeated: RowOutcomes['refused'][number][] = [];
  for (const one of created) {
    const { _id } = one.row;
    const first = known.get(_id);
    if (first === undefined) known.set(_id, one);
    else if (isDeepStrictEqual(first.row, one.row))
      same.push({ number: one.number, recordId: _id });
    else repeated.push({ number: one.number, faults: [REPEATED] });
  }
  return {
    created: [...known.values()],
    unchanged: [...unchanged, ...same],
    refused: [...refused, ...repeated],
  };
}

async function readAll(
  table: SubmittedTable,
): Promise<{ readonly rows: readonly SubmittedRow[] } | { readonly fault: BatchFault }> {
  const { atomicRows: most } = INTAKE_LIMITS;
  const rows: SubmittedRow[] = [];
  try {
    for await (const chunk of rowChunks(table.rows, {
      after: 0,
      size: () => INTAKE_LIMITS.chunkRows,
    })) {
      rows.push(...chunk.rows);
      if (rows.length > most)
        return {
          fault: fileFault(
            'TOO_MANY_ROWS',
            `An atomic batch has at most ${most} rows; split the file, or send it without atomic.`,
          ),
        };
    }
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    return { fault: faultOf(error) };
  }
  return rows.length > 0 ? { rows } : { fault: emptyFile() };
}
