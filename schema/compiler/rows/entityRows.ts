import {
  Kind,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { directiveOf } from '../expand/nodes';
import { SourceError } from '../expand/sourceError';
import { isBlind, isStored } from '../expand/stored';
import { comment, fieldMembers, rowFields, textOf } from './members';
import { isPage, type TypeTexts } from './typeTexts';

/**
 * The row types of the types marked `@row`, which are no records: an interface for each object, and
 * for each interface of the SDL the union of the rows of the implementing types.
 * @throws TypeError when a field cannot be stored in a row as it is written, SourceError when
 *   `kind` is no value of the type's field `kind`
 */
export function entityRows({ definitions }: DocumentNode, texts: TypeTexts): string[] {
  const objects = definitions.filter((one) => one.kind === Kind.OBJECT_TYPE_DEFINITION);
  const interfaces = definitions.filter((one) => one.kind === Kind.INTERFACE_TYPE_DEFINITION);
  const stored = objects.filter((object) => directiveOf(object, 'row'));
  return [
    ...stored.map((object) => objectRow(object, interfacesOf(object, interfaces), texts)),
    ...interfaces
      .filter((one) => directiveOf(one, 'row'))
      .map((one) =>
        unionOfRows(
          one,
          stored.filter((object) => interfacesOf(object, [one])[0]),
        ),
      ),
  ];
}

function objectRow(
  object: ObjectTypeDefinitionNode,
  interfaces: readonly InterfaceTypeDefinitionNode[],
  texts: TypeTexts,
): string {
  const kind = textOf(directiveOf(object, 'row'), 'kind');
  if (kind !== undefined) refuseUnknownKind(object, kind, texts);
  const stored = (object.fields ?? []).filter((field) => isStored(field) && !isPage(field));
  return [
    ...comment(object, ''),
    `export interface ${object.name.value}Row {`,
    ...stored.flatMap((field) =>
      kind !== undefined && field.name.value === 'kind'
        ? [...comment(field, '  '), `  readonly kind: '${kind}';`]
        : [...fieldMembers(object, field, texts), ...blindIndex(field)],
    ),
    ...[...interfaces, object].flatMap((type) => rowFields(type, texts)),
    '}',
    '',
  ].join('\n');
}

/** The blind index of an encrypted value that is searched by equality. */
function blindIndex(field: FieldDefinitionNode): string[] {
  if (!isBlind(field)) return [];
  const { value } = field.name;
  return [
    `  /** Blind indexes of ${value}, one for each index key in use. */`,
    `  readonly ${value}Index?: readonly string[];`,
  ];
}

function unionOfRows(
  type: InterfaceTypeDefinitionNode,
  objects: readonly ObjectTypeDefinitionNode[],
): string {
  const rows = objects.map(({ name }) => `${name.value}Row`).join(' | ');
  return [...comment(type, ''), `export type ${type.name.value}Row = ${rows};`, ''].join('\n');
}

function interfacesOf(
  { interfaces }: ObjectTypeDefinitionNode,
  known: readonly InterfaceTypeDefinitionNode[],
): InterfaceTypeDefinitionNode[] {
  const names = new Set(interfaces?.map(({ name }) => name.value));
  return known.filter(({ name }) => names.has(name.value));
}

function refuseUnknownKind(
  { name, fields, directives }: ObjectTypeDefinitionNode,
  kind: string,
  { types }: TypeTexts,
): void {
  const field = fields?.find((one) => one.name.value === 'kind');
  const named = field?.type.kind === Kind.NON_NULL_TYPE ? field.type.type : field?.type;
  const type = named?.kind === Kind.NAMED_TYPE ? types.get(named.name.value) : undefined;
  const values = type?.kind === Kind.ENUM_TYPE_DEFINITION ? type.values : undefined;
  if (values?.some((value) => value.name.value === kind)) return;
  throw new SourceError(
    directiveOf({ directives }, 'row')!,
    `${name.value}.kind has no value ${kind}: name one of its enum in @row(kind:).`,
  );
}
