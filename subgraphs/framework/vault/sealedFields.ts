import type { Sealed, Vault } from './vault';

/** The form in which a value is converted to text before it is sealed. */
export type SealedForm = 'text' | 'integer' | 'json';

/** A field of the SDL whose value is stored sealed, that is, encrypted. */
export interface SealedField {
  /**
   * `Type.field` of the SDL; with the document's id, the place to which the ciphertext is bound.
   */
  readonly field: string;
  /** Path in the document. Its last part is the field's name. */
  readonly path: string;
  readonly form?: SealedForm;
  /** Document field with the blind indexes of the value, if it is searched by equality. */
  readonly index?: string;
  /** Whether a document stores the value sealed, if other documents store it in clear text. */
  readonly when?: (document: Fields) => boolean;
}

/** The sealed fields of the documents of one collection. */
export interface SealedFields {
  readonly collection: string;
  /** Document field with the id of the subject whose key seals them. */
  readonly subject: '_id' | 'subjectId';
  readonly fields: readonly SealedField[];
}

type Fields = Readonly<Record<string, unknown>>;

/** The place to which the ciphertext of a document's field is bound. */
export function placeOf(field: string, documentId: string): string {
  return `${field}#${documentId}`;
}

/**
 * A copy of a document with its values sealed and their blind indexes added. Null and missing
 * values are not changed.
 */
export async function sealDocument<D extends object>(
  vault: Vault,
  { subject, fields }: SealedFields,
  document: D,
): Promise<D> {
  const plain = document as Fields;
  const [id, subjectId] = [plain['_id'] as string, plain[subject] as string];
  const changes = await Promise.all(
    fields.map(async ({ field, path, form, index, when }) => {
      const value = at(plain, path);
      if (value === null || value === undefined || when?.(plain) === false) return [];
      const text = write(value, form);
      const sealed: Change = [path, await vault.seal(subjectId, placeOf(field, id), text)];
      return index === undefined
        ? [sealed]
        : [sealed, [index, vault.blindIndex(field, text)] as Change];
    }),
  );
  return changes.flat().reduce((copy, [path, value]) => withValue(copy, path, value), plain) as D;
}

/** The inverse of `sealDocument`; a value whose key is destroyed becomes null. */
export async function openDocument<D extends object>(
  vault: Vault,
  { subject, fields }: SealedFields,
  document: D,
): Promise<D> {
  const sealed = document as Fields;
  const [id, subjectId] = [sealed['_id'] as string, sealed[subject] as string];
  const changes = await Promise.all(
    fields.map(async ({ field, path, form, when }): Promise<Change[]> => {
      const value = at(sealed, path);
      if (value === null || value === undefined || when?.(sealed) === false) return [];
      const text = await vault.open(subjectId, placeOf(field, id), value as Sealed);
      return [[path, text === null ? null : read(text, form)]];
    }),
  );
  return changes.flat().reduce((copy, [path, value]) => withValue(copy, path, value), sealed) as D;
}

type Change = readonly [path: string, value: unknown];

/** Parses the text of a value. @throws SyntaxError, but never for the result of `write` */
export function read(text: string, form: SealedForm = 'text'): unknown {
  switch (form) {
    case 'text':
      return text;
    case 'integer':
      return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
    case 'json':
      return JSON.parse(text);
  }
}

function write(value: unknown, form: SealedForm = 'text'): string {
  return form === 'json' ? JSON.stringify(value) : String(value);
}

function at(document: Fields, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Fields | null | undefined)?.[key], document);
}

function withValue(document: Fields, path: string, value: unknown): Fields {
  const dot = path.indexOf('.');
  if (dot < 0) return { ...document, [path]: value };
  const key = path.slice(0, dot);
  return { ...document, [key]: withValue(document[key] as Fields, path.slice(dot + 1), value) };
}
