import { mongo, type Model } from 'mongoose';
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
    if (!(error instanceof mongo.MongoBulkWriteError) || !onlyDuplicates(error)) throw error;
    for (const { index } of writeErrorsOf(error)) ids.delete(rows[index]!._id);
  }
  return ids;
}

function onlyDuplicates(error: mongo.MongoBulkWriteError): boolean {
  return writeErrorsOf(error).every(isDuplicate);
}

function writeErrorsOf({
  writeErrors,
}: mongo.MongoBulkWriteError): readonly Pick<mongo.WriteError, 'code' | 'index'>[] {
  return [writeErrors].flat();
}
