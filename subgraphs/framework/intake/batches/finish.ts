import type { ClientSession } from 'mongoose';
import { chineseOf } from '../../../../schema/chinese/chineseOf';
import { TableFault } from '../table';
import type { IntakeModels } from './model';
import type { BatchCounts, BatchFault, BatchState } from './record';

/** The final state of a batch whose rows have these outcomes. */
export function stateOf(
  { rows, accepted, unchanged, refused }: BatchCounts,
  fault: BatchFault | null = null,
): BatchState {
  if (accepted + unchanged === 0) return 'REFUSED';
  return refused > 0 || fault !== null || rows === 0 ? 'PARTLY_ACCEPTED' : 'ACCEPTED';
}

/** A fault of a file as a whole. */
export function fileFault(
  code: string,
  message: string,
  { row = null, heading = null }: Partial<Pick<BatchFault, 'row' | 'heading'>> = {},
): BatchFault {
  return { row, field: null, heading, code, message, messageZh: chineseOf(message) ?? message };
}

/** The fault of a file that cannot be read. @throws the error itself when it is another */
export function faultOf(error: unknown): BatchFault {
  if (!(error instanceof TableFault)) throw error;
  return fileFault('FILE_UNREADABLE', error.message, {
    row: error.row ?? null,
    heading: error.column ?? null,
  });
}

/**
 * Finishes a batch.
 * @param condition of the batch, such as that it still belongs to this process
 * @returns whether the condition was true
 */
export async function finishBatch(
  { batch }: IntakeModels,
  condition: Readonly<Record<string, unknown>>,
  {
    counts,
    fault = null,
    at,
  }: { readonly counts: BatchCounts; readonly fault?: BatchFault | null; readonly at: Date },
  session?: ClientSession,
): Promise<boolean> {
  const { matchedCount } = await batch.updateOne(
    { ...condition, state: 'CHECKING' },
    { $set: { state: stateOf(counts, fault), counts, fault, finishedAt: at, lease: null } },
    session && { session },
  );
  return matchedCount > 0;
}
