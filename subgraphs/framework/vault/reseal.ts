import type { Connection } from 'mongoose';
import type { RotationOptions } from './rewrapKeys';
import { isOfSuite } from './sealedText';
import { placeOf, type SealedFields } from './sealedFields';
import type { SuiteName } from './suites/suite';
import type { Sealed, Vault } from './vault';

type Document = Readonly<Record<string, unknown>> & { readonly _id: string };

/**
 * Seals all values of a subgraph with a suite that were sealed with another one. The keys of the
 * subjects must be wrapped with a key of the suite before. Readers are not blocked: a value names
 * its suite. A value that changes meanwhile, or whose key is destroyed, stays as it is.
 * @returns how many documents were changed
 * @throws VaultError when a value cannot be opened; completed batches stay changed
 */
export async function reseal(
  connection: Connection,
  sealed: readonly SealedFields[],
  vault: Vault,
  suite: SuiteName,
  { batch, onProgress }: RotationOptions,
): Promise<number> {
  let changed = 0;
  let done = 0;
  for (const fields of sealed) {
    const collection = connection.collection<Document>(fields.collection);
    let after = '';
    for (;;) {
      const found = await collection
        .find({ _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(batch)
        .toArray();
      const last = found.at(-1);
      if (last === undefined) break;
      after = last._id;
      const updates = await Promise.all(
        found.map((document) => updatesOf(vault, fields, document, suite)),
      );
      const writes = updates.flat();
      if (writes.length > 0) await collection.bulkWrite(writes, { ordered: false });
      changed += updates.filter(({ length }) => length > 0).length;
      done += found.length;
      onProgress?.({ done, total: done });
    }
  }
  return changed;
}

/** One update for each value, which matches the value that was read. */
async function updatesOf(
  vault: Vault,
  { subject, fields }: SealedFields,
  document: Document,
  suite: SuiteName,
) {
  const subjectId = document[subject] as string;
  const updates = fields.map(async ({ field, path, when }) => {
    const value = at(document, path);
    if (typeof value !== 'string' || when?.(document) === false || isOfSuite(value, suite))
      return [];
    const place = placeOf(field, document._id);
    const text = await vault.open(subjectId, place, value);
    if (text === null) return [];
    const next: Sealed = await vault.seal(subjectId, place, text);
    return [
      {
        updateOne: {
          filter: { _id: document._id, [path]: value },
          update: { $set: { [path]: next } },
        },
      },
    ];
  });
  return (await Promise.all(updates)).flat();
}

function at(document: Document, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[key],
      document,
    );
}
