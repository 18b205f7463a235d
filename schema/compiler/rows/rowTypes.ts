import {
  Kind,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { directiveOf } from '../expand/nodes';
import { commonFields } from '../expand/recordType';
import { SourceError } from '../expand/sourceError';
import { isStored, rowPath } from '../expand/stored';
import { kindType } from './kindTypes';
import { isPage, isSealed, typeTexts, type TypeTexts } from './typeTexts';

/**
 * TypeScript for the database rows of a subgraph's records, from its expanded SDL: per record type
 * an interface with what its rows hold beyond the common fields. Undefined where the subgraph has
 * no records. Fields of a row that no field of the SDL gives are not here: a subgraph adds them.
 * @throws TypeError when a field cannot be in a row as it is written, SourceError when a type has
 *   the name that a kind has in TypeScript
 */
export function rowTypes(document: DocumentNode): string | undefined {
  const records = document.definitions.filter(isRecord);
  if (records.length === 0) return undefined;
  const texts = typeTexts(document);
  const searched = searchedTexts(document);
  const common = new Set(commonFields(document.definitions).map(({ name }) => name.value));
  for (const record of records) refuseTwin(record, texts);
  const rows = records.flatMap((record) => [
    rowOf(record, common, searched, texts),
    kindType(record, common, texts),
  ]);
  const used = [...texts.used.values()];
  return [IMPORT(texts.usesSealable), ...used, ...rows].join('\n');
}

const IMPORT = (sealable: boolean) =>
  `import type { CreditRecord as RecordRow${sealable ? ', Sealable' : ''} } from '../recordRow';\n`;

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
  // What the common fields hold is not declared again by a field that gives it another name.
  const inherited = new Set(
    stored.filter(({ name }) => common.has(name.value)).map((field) => headOf(field)),
  );
  const own = stored.filter((field) => !inherited.has(headOf(field)));
  const members = own.flatMap((field) => [
    ...comment(field, '  '),
    `  readonly ${memberOf(record, field)}${memberType(texts.fieldType(field))};`,
    ...(searched.get(record.name.value)?.has(rowPath(field)) ? grams(field) : []),
  ]);
  return [
    ...comment(record, ''),
    `export interface ${record.name.value}Row extends RecordRow {`,
    ...members,
    ...rowFields(record, texts),
    '}',
    '',
  ].join('\n');
}

function refuseTwin({ name }: ObjectTypeDefinitionNode, { types }: TypeTexts): void {
  const twin = types.get(`${name.value}Kind`);
  if (twin === undefined) return;
  throw new SourceError(twin, `${name.value}Kind is the name of the kind itself: use another.`);
}

/** The members that no field gives: `@rowField`. */
function rowFields(record: ObjectTypeDefinitionNode, texts: TypeTexts): string[] {
  const given = (record.directives ?? []).filter(({ name }) => name.value === 'rowField');
  return given.map(({ arguments: values = [] }) => {
    const text = (wanted: string) => {
      const value = values.find(({ name }) => name.value === wanted)?.value;
      return value?.kind === Kind.STRING ? value.value : '';
    };
    // A mark is absent where it is not set.
    return text('type') === 'Boolean'
      ? `  readonly ${text('name')}?: boolean;`
      : `  readonly ${text('name')}: ${texts.typeText(text('type'))};`;
  });
}

function headOf(field: FieldDefinitionNode): string {
  return rowPath(field).split('.')[0] ?? '';
}

function memberOf({ name }: ObjectTypeDefinitionNode, field: FieldDefinitionNode): string {
  const path = rowPath(field);
  if (path.includes('.')) {
    throw new TypeError(`${name.value}.${field.name.value} is stored within ${headOf(field)}.`);
  }
  return path;
}

/** A value that may be null may be missing: in rows that were written before there was the field. */
function memberType(type: string): string {
  return type.endsWith(' | null') ? `?: ${type}` : `: ${type}`;
}

/** A text that is searched is stored a second time, in pairs of characters. */
function grams(field: FieldDefinitionNode): string[] {
  const path = rowPath(field);
  return [
    `  /** nameGrams(${path}) of the framework. */`,
    `  readonly ${path}Grams: readonly string[];`,
  ];
}

/** The row paths that some argument searches for a text in, by record type. */
function searchedTexts({ definitions }: DocumentNode): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const queries = definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.fields ?? []) : [],
  );
  for (const record of definitions.filter(isRecord)) {
    const search = directiveOf(record, 'record')?.arguments?.find(
      ({ name }) => name.value === 'search',
    )?.value;
    const name = search?.kind === Kind.STRING ? search.value : undefined;
    const given = queries.find((field) => field.name.value === name && isPage(field));
    const paths = (given?.arguments ?? []).flatMap((argument) => {
      const values = new Map(
        directiveOf(argument, 'filtered')?.arguments?.map((one) => [one.name.value, one.value]),
      );
      const match = values.get('match');
      const by = values.get('by');
      const isText = match?.kind === Kind.ENUM && match.value === 'TEXT';
      return isText && by?.kind === Kind.STRING ? [by.value] : [];
    });
    found.set(record.name.value, new Set(paths));
  }
  return found;
}

/** The description, as a comment that says where the value is sealed. */
function comment(node: ObjectTypeDefinitionNode | FieldDefinitionNode, indent: string): string[] {
  const sealed = node.kind === Kind.FIELD_DEFINITION && isSealed(node) ? ' Sealed.' : '';
  const text = `${node.description?.value ?? node.name.value}${sealed}`;
  return [`${indent}/** ${text.replaceAll('*/', '* /')} */`];
}
