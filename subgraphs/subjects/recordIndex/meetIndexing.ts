import type { ClientSession } from 'mongoose';
import type { IndexModels } from './model';

/**
 * Makes a change of whether a subject is stored only meet the indexing of records: of two that run
 * concurrently one begins again and sees the other, so that no record comes in unmarked.
 */
export async function meetIndexing(
  { cursor }: Pick<IndexModels, 'cursor'>,
  session: ClientSession,
): Promise<void> {
  await cursor.collection.updateMany({}, { $inc: { changes: 1 } }, { session });
}
