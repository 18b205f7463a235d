import type { Connection } from 'mongoose';
import { indexedFields } from './reindex';
import type { SealedFields } from './sealedFields';
import type { Vault } from './vault';

/**
 * Erases what is sealed of a subject in a subgraph's database: its key is destroyed, and the
 * blind indexes by which it could be found go. Records stay, with what is not sealed in them;
 * their sealed fields read null. Doing it again changes nothing.
 */
export async function shredSubject(
  connection: Connection,
  sealed: readonly SealedFields[],
  vault: Vault,
  subjectId: string,
  reason: string,
): Promise<void> {
  await vault.shred(subjectId, reason);
  for (const each of sealed) {
    const indexes = indexedFields(each).map(({ index }) => [index, ''] as const);
    if (indexes.length === 0) continue;
    await connection
      .collection(each.collection)
      .updateMany({ [each.subject]: subjectId as never }, { $unset: Object.fromEntries(indexes) });
  }
}
