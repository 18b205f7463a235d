import type { ClientSession } from 'mongoose';
import type { IndexModels } from './model';

/**
 * Makes a transaction that hides or shows a subject conflict with the indexing of records. Of two
 * concurrent transactions one is retried and sees the other's writes, so that no record of a hidden
 * subject is indexed without its mark.
 */
export async function conflictWithIndexing(
  { cursor }: Pick<IndexModels, 'cursor'>,
  session: ClientSession,
): Promise<void> {
  await cursor.collection.updateMany({}, { $inc: { changes: 1 } }, { session });
}
