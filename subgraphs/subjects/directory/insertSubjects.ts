import type { Model } from 'mongoose';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { DURABLE, isDuplicate } from '../../framework/durable';
import { sealDocument } from '../../framework/vault/sealedFields';
import type { Vault } from '../../framework/vault/vault';
import { SUBJECT_SEALED } from '../subject/sealed';

/**
 * Inserts new subjects, sealed. The unique indexes of codes and identity numbers let only one of
 * several concurrent processes insert a subject.
 * @returns the ids of the subjects that this call inserted
 */
export async function insertSubjects(
  model: Model<SubjectRow>,
  vault: Vault,
  rows: readonly SubjectRow[],
): Promise<ReadonlySet<string>> {
  const sealed = await Promise.all(rows.map((row) => sealDocument(vault, SUBJECT_SEALED, row)));
  const ids = new Set(rows.map(({ _id }) => _id));
  try {
    await model.db
      .collection<SubjectRow>(model.collection.collectionName)
      .insertMany(sealed, { ordered: false, writeConcern: DURABLE });
  } catch (error) {
    const refused = writeErrorsOf(error);
    if (refused.length === 0 || !refused.every(isDuplicate)) throw error;
    for (const { index } of refused) ids.delete(rows[index]!._id);
  }
  return ids;
}

/** The documents that a bulk insertion did not insert, as the driver's error lists them. */
function writeErrorsOf(error: unknown): readonly { readonly index: number }[] {
  const { writeErrors = [] } = error as {
    readonly writeErrors?: { readonly index: number } | readonly { readonly index: number }[];
  };
  return [writeErrors].flat();
}
