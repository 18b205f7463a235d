import { creditError } from '../../../../schema/errors';
import { isDuplicate } from '../../durable';
import type { TableFormat } from '../table';
import type { Intake } from './intake';
import type { UploadPlace } from './files';
import type { IntakeModels } from './model';
import type { BatchFile, BatchRecord } from './record';
import { receivedBatch, repeatedBatch, type NewBatch } from './submit';

export interface NewUpload extends NewBatch {
  readonly format: TableFormat;
  readonly fileName: string | null;
}

/** A batch whose file is expected, and where to; null once the file has arrived. */
export interface OpenedUpload {
  readonly batch: BatchRecord;
  readonly upload: UploadPlace | null;
}

/**
 * Receives a batch whose rows follow as a file. A repeated request returns the same batch, with a
 * new ticket if the file has not arrived.
 * @throws IDEMPOTENCY_KEY_REUSED
 */
export async function openUpload(
  models: IntakeModels,
  { files }: Pick<Intake, 'files'>,
  submitted: NewUpload,
): Promise<OpenedUpload> {
  const { format, fileName, ...rest } = submitted;
  const batch =
    (await repeatedBatch(models, submitted.idempotency)) ??
    (await insertBatch(models, { ...(await receivedBatch(models, rest)), format, fileName }));
  if (batch === undefined) throw creditError('CONFLICT');
  if (batch.state !== 'RECEIVED' || batch.file !== null) return { batch, upload: null };
  const upload = await files.uploadPlace(batch);
  const { expiresAt } = upload;
  await models.batch.updateOne({ _id: batch._id, file: null }, { $set: { fileDueAt: expiresAt } });
  return { batch: { ...batch, fileDueAt: expiresAt }, upload };
}

/** @returns undefined when a concurrent request with the same key was first */
async function insertBatch(
  { batch }: IntakeModels,
  received: BatchRecord,
): Promise<BatchRecord | undefined> {
  try {
    await batch.collection.insertOne(received as never);
    return received;
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
}

/**
 * Notes that the file of a batch is stored. A repeated call changes nothing.
 * @returns whether the batch still expected it
 */
export async function fileArrived(
  models: IntakeModels,
  number: string,
  file: BatchFile,
): Promise<boolean> {
  const { matchedCount } = await models.batch.updateOne(
    { _id: number, state: 'RECEIVED', $or: [{ file: null }, { 'file.id': file.id }] },
    { $set: { file } },
  );
  return matchedCount > 0;
}
