import type { ClientSession, Connection } from 'mongoose';
import { VISIBILITY_COLLECTION, type SubjectVisibility } from './model';

/**
 * The subjects that duplicates were merged into, by the id of the duplicate, as far as this
 * subgraph has been told; ids of other subjects are missing. A survivor is never a duplicate.
 */
export async function survivorsOf(
  connection: Connection,
  ids: Iterable<string>,
  session?: ClientSession,
): Promise<ReadonlyMap<string, string>> {
  const found = await connection
    .collection<SubjectVisibility>(VISIBILITY_COLLECTION)
    .find(
      { _id: { $in: [...new Set(ids)] }, mergedInto: { $exists: true } },
      { projection: { mergedInto: 1 }, ...(session && { session }) },
    )
    .toArray();
  return new Map(found.map(({ _id, mergedInto }) => [_id, mergedInto!]));
}

/** The duplicates that were merged into a subject, as far as this subgraph has been told. */
export async function duplicatesOf(
  connection: Connection,
  survivor: string,
): Promise<readonly string[]> {
  const found = await connection
    .collection<SubjectVisibility>(VISIBILITY_COLLECTION)
    .find({ mergedInto: survivor }, { projection: { _id: 1 } })
    .toArray();
  return found.map(({ _id }) => _id);
}
