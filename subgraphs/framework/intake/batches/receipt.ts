import { createHash } from 'node:crypto';
import type { BatchCounts, BatchRecord } from './record';

/** The receipt of a finished batch, by which a department proves what it submitted and when. */
export interface Receipt {
  readonly counts: BatchCounts;
  /** SHA-256 of the file; null for a batch that was submitted as rows. */
  readonly fileSha256: string | null;
  readonly issuedAt: Date;
  /** SHA-256 of the text below, in hexadecimal. */
  readonly digest: string;
  /** The text that `digest` covers. */
  readonly text: string;
}

/** The receipt of a batch; null until it is finished. It follows from the batch alone. */
export function receiptOf(batch: BatchRecord): Receipt | null {
  const { finishedAt, counts, file } = batch;
  if (finishedAt === null) return null;
  const fileSha256 = file?.sha256 ?? null;
  const text = JSON.stringify({
    number: batch._id,
    kind: batch.kind,
    department: batch.department,
    dryRun: batch.dryRun,
    receivedAt: batch.receivedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    fileSha256,
    ...counts,
  });
  const digest = createHash('sha256').update(text).digest('hex');
  return { counts, fileSha256, issuedAt: finishedAt, digest, text };
}
