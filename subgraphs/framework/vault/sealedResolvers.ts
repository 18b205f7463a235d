import type { SubgraphContext } from '../context';
import { placeOf, read, type SealedField, type SealedFields } from './sealedFields';
import type { Sealed, Vault } from './vault';

type Parent = Readonly<Record<string, unknown>>;
type Resolver = (parent: unknown, args: unknown, context: SubgraphContext) => Promise<unknown>;

/**
 * Resolvers that open sealed fields. They run behind the guard, so that only values that are
 * selected and allowed are opened.
 */
export function sealedResolvers(
  sealed: readonly SealedFields[],
): Record<string, Record<string, Resolver>> {
  const resolvers: Record<string, Record<string, Resolver>> = {};
  for (const { fields } of sealed) {
    for (const each of fields) {
      const [type = '', name = ''] = each.field.split('.');
      (resolvers[type] ??= {})[name] = (parent, _args, { vault }) =>
        openField(vault, each, parent as Parent);
    }
  }
  return resolvers;
}

/**
 * The value of a sealed field of a document or of an object in it. Such an object has the
 * document's `subjectId`, and the document's id as `documentId` if that is not the id of the
 * subject.
 * @returns null if there is no value or the subject's key is destroyed
 * @throws VaultError when the ciphertext is not bound to this field, document and subject
 */
export async function openField(
  vault: Vault,
  { field, form }: SealedField,
  parent: object,
): Promise<unknown> {
  const fields = parent as Parent;
  const value = fields[field.slice(field.indexOf('.') + 1)];
  if (value === null || value === undefined) return null;
  const subjectId = (fields['subjectId'] ?? fields['_id']) as string;
  const documentId = (fields['documentId'] ?? fields['_id'] ?? subjectId) as string;
  const text = await vault.open(subjectId, placeOf(field, documentId), value as Sealed);
  return text === null ? null : read(text, form);
}
