import type { Connection } from 'mongoose';
import { indexedFields } from './reindex';
import type { SealedFields } from './sealedFields';
import type { Vault } from './vault';

/**
 * Erases the sealed values of a subject in a subgraph's database: destroys its key and deletes the
 * blind indexes by which it could be found. Records stay with the values that are not sealed; their
 * sealed fields become null. A repeated call changes nothing.
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
