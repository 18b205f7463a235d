import type { ClientSession } from 'mongoose';
import { catalogueEdition } from '../../../../schema/policy/catalogueEditions';
import { chinaDate } from '../../../../schema/policy/chinaDate';
import { isDuplicate } from '../../durable';
import type { WriteContext } from '../../records/writer/event';
import { RowsOutdated, type BatchWriter, type OpenBatch } from './batchWriter';
import type { IntakeModels } from './model';
import { storedFaults, withoutRefused, type RowOutcomes } from './outcome';
import type { AcceptedChunk, BatchRecord } from './record';

/** Repetitions of a check because what it was made against has changed in the meantime. */
const MAX_CHECKS = 4;

/** The parts with which the rows of a batch are written. */
export interface RowWriting {
  readonly models: IntakeModels;
  readonly writer: BatchWriter;
  readonly now: () => Date;
}

export type BatchHead = Pick<BatchRecord, '_id' | 'by' | 'client' | 'department' | 'dryRun'>;

/** The facts of the events of a batch's records. */
function contextOf({ _id, by, client, department }: BatchHead, at: Date): WriteContext {
  return {
    actor: by,
    ...(client !== null && { client }),
    department,
    at,
    reason: `报送批次 ${_id}`,
    legalBasis: catalogueEdition(chinaDate(at)),
  };
}

/**
 * Writes the outcomes of rows in one transaction: their records, what was accepted, and the faults,
 * together with the caller's own write. After a crash either all of it is stored or none.
 * @param check checks the rows; it is repeated when one of their records or subjects was written in
 *   the meantime
 * @param write writes the batch itself; it aborts the transaction by an error
 */
export async function writeRows<T>(
  { models, writer, now }: RowWriting,
  batch: BatchHead,
  check: () => Promise<RowOutcomes>,
  write: (outcomes: RowOutcomes, session: ClientSession) => Promise<T>,
): Promise<T> {
  const context = contextOf(batch, now());
  for (let checks = 1; ; checks++) {
    const { outcomes, rows } = await prepared(writer, batch, await check());
    try {
      return await writer.transaction(async (open) => {
        const answer = await write(outcomes, open.session);
        await writeOutcomes(models, open, { batch, outcomes, rows, context });
        return answer;
      });
    } catch (error) {
      const outdated = isDuplicate(error) || error instanceof RowsOutdated;
      if (!outdated || checks === MAX_CHECKS) throw error;
    }
  }
}

interface PreparedOutcomes {
  readonly outcomes: RowOutcomes;
  readonly rows: readonly unknown[];
}

/** Prepares the new records; a row that the writer refuses becomes a refused row of the batch. */
async function prepared(
  writer: BatchWriter,
  { dryRun }: BatchHead,
  checked: RowOutcomes,
): Promise<PreparedOutcomes> {
  if (dryRun) return { outcomes: checked, rows: [] };
  let outcomes = checked;
  for (;;) {
    try {
      return { outcomes, rows: await writer.prepare(outcomes.created.map(({ row }) => row)) };
    } catch (error) {
      outcomes = withoutRefused(outcomes, error);
    }
  }
}

async function writeOutcomes(
  { fault, accepted }: IntakeModels,
  open: OpenBatch<readonly unknown[]>,
  {
    batch: { _id: batch },
    outcomes: { created, refused },
    rows,
    context,
  }: PreparedOutcomes & { readonly batch: BatchHead; readonly context: WriteContext },
): Promise<void> {
  const { session } = open;
  const [first] = created;
  if (first !== undefined && rows.length > 0) {
    await open.create(rows, { ...context, batch });
    const chunk: AcceptedChunk = {
      _id: `${batch}/${first.number}`,
      batch,
      firstRow: first.number,
      ids: created.map(({ row }) => row._id),
      withdrawn: 0,
    };
    await accepted.collection.insertOne(chunk as never, { session });
  }
  if (refused.length > 0)
    await fault.collection.insertMany(storedFaults(batch, refused) as never, { session });
}
