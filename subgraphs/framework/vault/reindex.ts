import type { Connection } from 'mongoose';
import { blindIndex } from './openVault';
import type { VaultKeys } from './keyRing';
import type { RotationOptions } from './rewrapKeys';
import { placeOf, type SealedField, type SealedFields } from './sealedFields';
import type { Sealed, Vault } from './vault';

type Indexed = SealedField & { readonly index: string };
type Document = Readonly<Record<string, unknown>> & { readonly _id: string };

/** The sealed fields of a collection that have a blind index. */
export function indexedFields({ fields }: SealedFields): Indexed[] {
  return fields.flatMap((field) =>
    field.index === undefined ? [] : [{ ...field, index: field.index }],
  );
}

/** The condition that a document has a blind index of another key than this one. */
function withOtherKey(index: string, keyId: string): Record<string, unknown> {
  // A blind index is `<key id>.<digest>`, and `/` is the character after the full stop.
  return { $or: [{ [index]: { $lt: `${keyId}.` } }, { [index]: { $gte: `${keyId}/` } }] };
}

/**
 * Recomputes all blind indexes of a subgraph with only the newest index key. Processes with the
 * complete ring find a document before and after. The key ids in the database show which documents
 * remain, so the next run continues one that was killed.
 * @returns how many documents were changed
 * @throws VaultError when a value cannot be opened; completed batches stay changed
 */
export async function reindex(
  connection: Connection,
  sealed: readonly SealedFields[],
  vault: Vault,
  keys: VaultKeys,
  { batch, onProgress }: RotationOptions,
): Promise<number> {
  const newest = keys.index.all()[0].id;
  const work = sealed.flatMap((each) =>
    indexedFields(each).map((field) => ({
      field,
      subject: each.subject,
      collection: connection.collection<Document>(each.collection),
      remaining: withOtherKey(field.index, newest),
    })),
  );
  const counts = await Promise.all(
    work.map(({ collection, remaining }) => collection.countDocuments(remaining)),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  let done = 0;
  for (const { field, subject, collection, remaining } of work) {
    for (;;) {
      const projection = { [field.path]: 1, [field.index]: 1, [subject]: 1 };
      const found = await collection.find(remaining, { projection }).limit(batch).toArray();
      if (found.length === 0) break;
      const changes = await Promise.all(
        found.map(async (document) => ({
          updateOne: {
            // Match the value that was read, so that an index erased meanwhile stays erased.
            filter: { _id: document._id, [field.index]: document[field.index] },
            update: await newIndex(vault, keys, field, document, document[subject] as string),
          },
        })),
      );
      await collection.bulkWrite(changes as never, { ordered: false });
      done += found.length;
      onProgress?.({ done, total: Math.max(total, done) });
    }
  }
  return done;
}

async function newIndex(
  vault: Vault,
  keys: VaultKeys,
  { field, path, index }: Indexed,
  document: Document,
  subjectId: string,
) {
  const sealed = (document[path] ?? null) as Sealed | null;
  const text = sealed && (await vault.open(subjectId, placeOf(field, document._id), sealed));
  // A value whose key is destroyed must not be found either.
  if (text === null) return { $unset: { [index]: '' } };
  return { $set: { [index]: [blindIndex(keys.index, field, text)[0]] } };
}
