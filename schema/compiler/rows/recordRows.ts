import {
  Kind,
  type DefinitionNode,
  type DocumentNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { directiveOf } from '../expand/nodes';
import { commonFields } from '../expand/recordType';
import { SourceError } from '../expand/sourceError';
import { isStored, rowPath } from '../expand/stored';
import { kindType } from './kindTypes';
import { comment, fieldMembers, headOf, rowFields, textOf } from './members';
import { isPage, type TypeTexts } from './typeTexts';

/**
 * For each record type, an interface with the fields of its rows besides the common ones, and its
 * kind; empty when there are no records.
 * @throws TypeError when a field cannot be stored in a row as it is written, SourceError when a
 *   type has the name that a kind has in TypeScript
 */
export function recordRows(document: DocumentNode, texts: TypeTexts): string[] {
  const records = document.definitions.filter(isRecord);
  const searched = searchedTexts(document, records);
  const common = new Set(commonFields(document.definitions).map(({ name }) => name.value));
  return records.flatMap((record) => {
    const row = rowOf(record, common, searched, texts);
    const kind = kindType(record, common, texts);
    if (kind === undefined) return [row];
    refuseTakenName(record, texts);
    return [row, kind];
  });
}

function isRecord(definition: DefinitionNode): definition is ObjectTypeDefinitionNode {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
    directiveOf(definition, 'record') !== undefined
  );
}

function rowOf(
  record: ObjectTypeDefinitionNode,
  common: ReadonlySet<string>,
  searched: ReadonlyMap<string, ReadonlySet<string>>,
  texts: TypeTexts,
): string {
  const stored = (record.fields ?? []).filter((field) => isStored(field) && !isPage(field));
  // A field that gives a common field another name does not declare it again.
  const inherited = new Set(stored.filter(({ name }) => common.has(name.value)).map(headOf));
  const own = stored.filter((field) => !inherited.has(headOf(field)));
  const isSearched = searched.get(record.name.value);
  return [
    ...comment(record, ''),
    `export interface ${record.name.value}Row extends RecordRow {`,
    ...own.flatMap((field) =>
      fieldMembers(record, field, texts, isSearched?.has(rowPath(field)) ?? false),
    ),
    ...rowFields(record, texts),
    '}',
    '',
  ].join('\n');
}

function refuseTakenName({ name }: ObjectTypeDefinitionNode, { types }: TypeTexts): void {
  const twin = types.get(`${name.value}Kind`);
  if (twin === undefined) return;
  throw new SourceError(twin, `${name.value}Kind is the name of the kind itself: use another.`);
}

/** The row paths in which an argument searches for text, by record type. */
function searchedTexts(
  { definitions }: DocumentNode,
  records: readonly ObjectTypeDefinitionNode[],
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const queries = definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.fields ?? []) : [],
  );
  for (const record of records) {
    const name = textOf(directiveOf(record, 'record'), 'search');
    const given = queries.find((field) => field.name.value === name && isPage(field));
    const paths = (given?.arguments ?? []).flatMap((argument) => {
      const filtered = directiveOf(argument, 'filtered');
      const match = filtered?.arguments?.find((one) => one.name.value === 'match')?.value;
      const by = textOf(filtered, 'by');
      return match?.kind === Kind.ENUM && match.value === 'TEXT' && by !== undefined ? [by] : [];
    });
    found.set(record.name.value, new Set(paths));
  }
  return found;
}
