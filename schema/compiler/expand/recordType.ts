import {
  Kind,
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import type { SourceDirectives } from './sourceDirectives';
import { SourceError } from './sourceError';
import { rowPath } from './stored';

/** A type with `@record`, and the arguments of that directive. */
export interface RecordType {
  readonly type: ObjectTypeDefinitionNode;
  readonly record: ConstDirectiveNode;
  readonly values: Readonly<Record<string, unknown>>;
  /** The fields that every record has. */
  readonly common: readonly FieldDefinitionNode[];
}

/** One `@filter` or `@sort`, and the field that it applies to. */
export interface AboutField {
  readonly directive: ConstDirectiveNode;
  readonly values: Readonly<Record<string, unknown>>;
  readonly field: FieldDefinitionNode;
  /** Path of the field in the row. */
  readonly path: string;
}

/** The interface of all credit records. */
export const RECORD = 'CreditRecord';

/** The fields of CreditRecord. */
export function commonFields(definitions: readonly DefinitionNode[]): FieldDefinitionNode[] {
  return definitions
    .filter(
      (definition): definition is InterfaceTypeDefinitionNode =>
        definition.kind === Kind.INTERFACE_TYPE_DEFINITION && definition.name.value === RECORD,
    )
    .flatMap(({ fields }) => fields ?? []);
}

/**
 * Every application of a directive to a record: first those on the type, which name a field, then
 * those on fields.
 * @throws SourceError when one on a type names no field of it, or one on a field names any
 */
export function applications(
  { type, common }: RecordType,
  name: 'filter' | 'sort',
  { read }: SourceDirectives,
): AboutField[] {
  const own = type.fields ?? [];
  const about = (directive: ConstDirectiveNode, on?: FieldDefinitionNode): AboutField => {
    const values = read(directive);
    const named = values['field'];
    if (on !== undefined && named !== undefined) {
      throw new SourceError(directive, `@${name} on a field needs no field:.`);
    }
    const field = on ?? [...own, ...common].find((candidate) => candidate.name.value === named);
    if (field === undefined) {
      const which = typeof named === 'string' ? named : 'field: is missing';
      throw new SourceError(directive, `@${name} names no field of ${type.name.value} (${which}).`);
    }
    return { directive, values, field, path: rowPath(field) };
  };
  const ofName = (directives: readonly ConstDirectiveNode[] | undefined) =>
    (directives ?? []).filter((directive) => directive.name.value === name);
  return [
    ...ofName(type.directives).map((directive) => about(directive)),
    ...own.flatMap((field) => ofName(field.directives).map((each) => about(each, field))),
  ];
}

/** The type that a type reference names, without lists and non-null. */
export function innerType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : innerType(type.type);
}
