import { BatchLost } from './lease';
import type { AcceptedChunk, BatchRecord } from './record';
import type { BatchWork } from './batchWork';

/** Records that one transaction revokes. */
const TRANSACTION_SIZE = 500;

/** The legal basis of a revocation because the department withdrew the batch. */
const LAW = '行政处罚法第四十八条；报送单位撤回其报送的批次';

/**
 * Revokes the records that a withdrawn batch created, through the record writer. Records that have
 * ended or are frozen stay as they are.
 * @throws BatchLost when another process has taken the batch over
 */
export async function revokeAccepted(work: BatchWork, batch: BatchRecord): Promise<void> {
  const { models, leases, pace, signal } = work;
  for await (const chunk of models.accepted
    .find({ batch: batch._id })
    .sort({ firstRow: 1 })
    .lean<AcceptedChunk>()
    .cursor()) {
    for (let from = chunk.withdrawn; from < chunk.ids.length; from += TRANSACTION_SIZE) {
      if (signal.aborted) throw new BatchLost();
      await revokePart(work, batch, chunk, from);
      await pace.rest({
        work: 'revoke',
        rows: Math.min(TRANSACTION_SIZE, chunk.ids.length - from),
      });
    }
  }
  await models.batch.updateOne(
    { ...leases.mine(batch._id), state: 'WITHDRAWN' },
    { $set: { 'withdrawal.done': true, lease: null } },
  );
}

async function revokePart(
  { models, leases, writer, now }: BatchWork,
  batch: BatchRecord,
  chunk: AcceptedChunk,
  from: number,
): Promise<void> {
  const { withdrawal } = batch;
  if (withdrawal === null) throw new BatchLost();
  const ids = chunk.ids.slice(from, from + TRANSACTION_SIZE);
  await writer.transaction(async (open) => {
    const { session } = open;
    const rows = { batch: batch._id, kind: batch.kind, ids };
    const revoked = await open.revoke(rows, {
      actor: withdrawal.by,
      department: batch.department,
      at: now(),
      reason: withdrawal.reason,
      legalBasis: LAW,
    });
    const done = await models.accepted.updateOne(
      { _id: chunk._id, withdrawn: from },
      { $set: { withdrawn: from + ids.length } },
      { session },
    );
    const counted = await models.batch.updateOne(
      leases.mine(batch._id),
      {
        $set: { lease: leases.lease() },
        $inc: { 'withdrawal.revoked': revoked, 'withdrawal.kept': ids.length - revoked },
      },
      { session },
    );
    if (done.matchedCount === 0 || counted.matchedCount === 0) throw new BatchLost();
  });
}
