import type { Collection } from 'mongoose';
import type { JobContext } from '../jobs/jobs';
import type { WrittenRow } from '../records/writer/event';
import type { RecordWriter } from '../records/writer/writer';
import { RETENTION_ACTOR } from './actor';

const BATCH_SIZE = 200;

const REASON = {
  actor: RETENTION_ACTOR,
  reason: '有效期届满，由系统按期办理',
  legalBasis: '记录所载的有效期',
} as const;

/**
 * Ends the records whose last day of validity has passed. A record whose publicity has ended keeps
 * its state: its dates hide it, and tell its subject why. A disputed record ends after the dispute.
 * Each batch is one transaction; an ended record is not found again, so a run can stop anywhere.
 * @param today calendar date in China
 */
export async function expireRecords(
  rows: Collection<WrittenRow>,
  writer: RecordWriter,
  { at, today }: { readonly at: Date; readonly today: string },
  context: JobContext,
): Promise<void> {
  for (;;) {
    context.signal.throwIfAborted();
    const due = await rows
      .find(
        { state: 'ACTIVE', expiresOn: { $gt: '', $lt: today } },
        { projection: { type: 1 }, sort: { expiresOn: 1 }, limit: BATCH_SIZE },
      )
      .toArray();
    if (due.length === 0) return;
    const changed = await writer.transaction(async (open) => {
      let count = 0;
      for (const type of new Set(due.map((row) => row.type))) {
        const ids = due.filter((row) => row.type === type).map(({ _id }) => _id);
        count += await open.changeAll(type, ids, 'EXPIRE', { ...REASON, at });
      }
      return count;
    });
    if (changed === 0) return;
    await context.touch();
  }
}
