import {
  Kind,
  parseType,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { directiveOf } from '../expand/nodes';
import { innerType } from '../expand/recordType';
import { isRequired, isSealed } from '../expand/stored';

/** The stored type of scalars. A scalar that is not listed is stored as a string. */
const SCALARS: Readonly<Record<string, string>> = {
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
  DateTime: 'Date',
  MoneyCents: 'number | bigint',
};

/** Writes the TypeScript types of fields, and the declarations that they need. */
export interface TypeTexts {
  /** The type of a field in the row. @throws TypeError when it cannot be stored in a row */
  fieldType(field: FieldDefinitionNode): string;
  /** The enums, objects, interfaces and unions of the SDL, by name. */
  readonly types: ReadonlyMap<string, DefinitionNode>;
  /** The type of a value, written as SDL writes types. */
  typeText(sdl: string): string;
  /** Declarations of the types that have been used, by name. */
  readonly used: ReadonlyMap<string, string>;
  readonly usesSealable: boolean;
}

/** Whether a field is a page of other rows. */
export function isPage({ type }: FieldDefinitionNode): boolean {
  return innerType(type).endsWith('Connection');
}

/** Creates the writer for an expanded SDL. */
export function typeTexts({ definitions }: DocumentNode): TypeTexts {
  const types = new Map<string, DefinitionNode>(
    definitions.flatMap((definition) =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION ||
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
      definition.kind === Kind.UNION_TYPE_DEFINITION
        ? [[definition.name.value, definition]]
        : [],
    ),
  );
  const used = new Map<string, string>();
  let usesSealable = false;

  const named = (name: string): string => {
    const type = types.get(name);
    if (type === undefined) return SCALARS[name] ?? 'string';
    if (type.kind === Kind.ENUM_TYPE_DEFINITION) {
      used.set(name, enumText(type));
      return name;
    }
    if (type.kind === Kind.UNION_TYPE_DEFINITION) {
      const members = (type.types ?? []).map((member) => named(member.name.value));
      used.set(name, `export type ${name} = ${members.join(' | ')};\n`);
      return name;
    }
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION || directiveOf(type, 'key')) return 'string';
    if (!used.has(name)) used.set(name, objectText(type, fieldType));
    return name;
  };

  const written = (type: TypeNode): string => {
    if (type.kind === Kind.NON_NULL_TYPE) return bare(type.type);
    return `${bare(type)} | null`;
  };
  const bare = (type: Exclude<TypeNode, { kind: Kind.NON_NULL_TYPE }>): string =>
    type.kind === Kind.NAMED_TYPE
      ? named(type.name.value)
      : `readonly ${grouped(written(type.type))}[]`;

  const fieldType = (field: FieldDefinitionNode): string => {
    if (types.get(innerType(field.type)) && isReference(field, types)) refuseUnplaced(field);
    const type = field.type.kind === Kind.NON_NULL_TYPE ? field.type.type : field.type;
    const isNull = field.type.kind !== Kind.NON_NULL_TYPE && !isRequired(field);
    const value = bare(type);
    // An encrypted text is still a string.
    const sealed = isSealed(field) && value !== 'string';
    usesSealable ||= sealed;
    return `${sealed ? `Sealable<${value}>` : value}${isNull ? ' | null' : ''}`;
  };
  return {
    fieldType,
    types,
    typeText: (sdl) => written(parseType(sdl)),
    used,
    get usesSealable() {
      return usesSealable;
    },
  };
}

/** Whether a field refers to an entity, whose id is in the row. */
export function isReference(
  field: FieldDefinitionNode,
  types: ReadonlyMap<string, DefinitionNode>,
): boolean {
  const type = types.get(innerType(field.type));
  return (
    (type?.kind === Kind.OBJECT_TYPE_DEFINITION || type?.kind === Kind.INTERFACE_TYPE_DEFINITION) &&
    directiveOf(type, 'key') !== undefined
  );
}

function refuseUnplaced(field: FieldDefinitionNode): void {
  const as = directiveOf(field, 'stored')?.arguments?.find(({ name }) => name.value === 'as');
  if (as === undefined) {
    throw new TypeError(
      `${field.name.value} is a reference: name the path of its id in @stored(as:).`,
    );
  }
}

function grouped(type: string): string {
  return type.includes('|') ? `(${type})` : type;
}

function enumText({ name, values }: EnumTypeDefinitionNode): string {
  const names = (values ?? []).map((value) => `\n  | '${value.name.value}'`);
  return `export type ${name.value} =${names.join('')};\n`;
}

function objectText(
  { name, fields }: ObjectTypeDefinitionNode,
  fieldType: (field: FieldDefinitionNode) => string,
): string {
  const members = (fields ?? []).map(
    (field) =>
      `  /** ${field.description?.value ?? field.name.value} */\n  readonly ${field.name.value}: ${fieldType(field)};`,
  );
  return `export interface ${name.value} {\n${members.join('\n')}\n}\n`;
}
