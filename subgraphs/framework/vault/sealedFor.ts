import { openDocument, sealDocument, type SealedFields } from './sealedFields';
import type { Vault } from './vault';

/**
 * The sealed values of a document, and their blind indexes, sealed for another subject, by path. A
 * value whose key is destroyed becomes null.
 */
export async function sealedFor(
  vault: Vault,
  fields: SealedFields,
  document: Readonly<Record<string, unknown>>,
  subjectId: string,
): Promise<Record<string, unknown>> {
  const opened = await openDocument(vault, fields, document);
  const moved = await sealDocument(vault, fields, { ...opened, [fields.subject]: subjectId });
  return Object.fromEntries(
    fields.fields
      .filter(({ when }) => when?.(document) !== false)
      .flatMap(({ path, index }) => (index === undefined ? [path] : [path, index]))
      .flatMap((path) => {
        const value = at(moved, path);
        return value === undefined ? [] : [[path, value] as const];
      }),
  );
}

function at(document: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[key],
      document,
    );
}
