import type { Connection } from 'mongoose';
import { isDuplicate } from '../durable';
import { RECORDS } from '../records/recordModels';
import type { SealedFields } from '../vault/sealedFields';
import { sealedFor } from '../vault/sealedFor';
import type { Vault } from '../vault/vault';
import { marksOf, type Mark } from './hiding';
import { VISIBILITY_COLLECTION, type SubjectVisibility } from './model';

type Document = Readonly<Record<string, unknown>> & { readonly _id: string };

/**
 * Moves the documents of a merged duplicate that are no records, such as entries of a licence
 * register, to the subject that it was merged into; sealed values are sealed for that subject. Each
 * document is one write, so that an interrupted move continues where it stopped. An entry that the
 * subject already has under a unique key stays with the duplicate, where `duplicatesIn` lists it.
 */
export async function moveDocuments(
  connection: Connection,
  sealed: readonly SealedFields[],
  vault: Vault,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const survivor = await connection
    .collection<SubjectVisibility>(VISIBILITY_COLLECTION)
    .findOne({ _id: to });
  for (const { model, id, hidden } of documentMarks(connection)) {
    const { collectionName } = connection.model(model).collection;
    const documents = connection.collection<Document>(collectionName);
    const fields = sealed.find((each) => each.collection === collectionName && each.subject === id);
    for (const document of await documents.find({ [id]: from }).toArray()) {
      const values = fields && (await sealedFor(vault, fields, document, to));
      await documents
        .updateOne(
          { _id: document._id, [id]: from },
          {
            $set: { ...values, [id]: to, ...(survivor?.hidden && { [hidden]: true }) },
            ...(!survivor?.hidden && { $unset: { [hidden]: '' } }),
          },
        )
        .catch((error: unknown) => {
          if (!isDuplicate(error)) throw error;
        });
    }
  }
}

/** The marks of the models that are no records. */
export function documentMarks(connection: Connection): Mark[] {
  return marksOf(connection).filter(
    ({ model }) => connection.model(model).collection.collectionName !== RECORDS,
  );
}
