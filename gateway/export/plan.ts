import { getNamedType, isAbstractType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { AccessIndex } from '../permissions/accessIndex';
import { isFree, isLeaf, itemTypeOf, objectTypesOf } from './schemaShape';
import { itemSelection } from './selection';

/** One field of an object to be exported. */
export interface PlannedField {
  readonly name: string;
  /** Whether the field is a paged list, of which all pages are fetched. */
  readonly isList: boolean;
  /** Selection on its value, or on each item; empty for a leaf. */
  readonly selection: string;
  /** Arguments of a list besides those of its page, as GraphQL text. */
  readonly given?: string;
}

/**
 * Every field of an object type that can be selected without arguments. From a list across several
 * types, only those types are selected that have no list of their own.
 * @param complete arguments that lists take to be listed in full, as GraphQL text by field
 */
export function planOf(
  schema: GraphQLSchema,
  access: AccessIndex,
  type: GraphQLObjectType,
  only?: readonly string[],
  complete: Readonly<Record<string, string>> = {},
): PlannedField[] {
  const fields = Object.values(type.getFields()).filter(isFree);
  const listed = new Set<unknown>(fields.map(itemTypeOf));
  return fields
    .filter(({ name }) => only?.includes(name) ?? true)
    .flatMap((field): PlannedField[] => {
      const { name } = field;
      if (isLeaf(field)) return [{ name, isList: false, selection: '' }];
      const item = itemTypeOf(field);
      const below = item ?? getNamedType(field.type);
      const isAcrossTypes = item !== undefined && isAbstractType(item);
      const objects = objectTypesOf(schema, below).filter(
        (object) => !isAcrossTypes || !listed.has(object),
      );
      if (isAcrossTypes && objects.length === 0) return [];
      const selection = itemSelection(schema, access, below, objects);
      const given = complete[name];
      return [
        { name, isList: item !== undefined, selection, ...(given !== undefined && { given }) },
      ];
    });
}

/** Where in an operation the fields are selected: at the root, or on the object of a root field. */
export interface Place {
  readonly rootField?: string;
  /** The name of the root field's id argument, where it takes one. */
  readonly idArgument?: string;
  readonly type: string;
}

/** The text of an operation that selects one page of each list, and the other fields in full. */
export function operationText(place: Place, fields: readonly PlannedField[]): string {
  const lists = fields.filter(({ isList }) => isList);
  const declared = [
    ...(place.idArgument === undefined ? [] : ['$id: ID!']),
    ...(lists.length > 0 ? ['$first: Int!'] : []),
    ...lists.map(({ name }) => `$after_${name}: String`),
  ];
  const selected = fields.map(({ name, isList, selection, given }) => {
    if (selection === '') return name;
    if (!isList) return `${name} { ${selection} }`;
    const page = 'pageInfo { hasNextPage endCursor }';
    const others = given === undefined ? '' : `, ${given}`;
    return `${name}(first: $first, after: $after_${name}${others}) { nodes { ${selection} } ${page} }`;
  });
  const header = `query Export${declared.length > 0 ? `(${declared.join(', ')})` : ''}`;
  if (place.rootField === undefined) return `${header} { ${selected.join(' ')} }`;
  const argument = place.idArgument === undefined ? '' : `(${place.idArgument}: $id)`;
  return `${header} { root: ${place.rootField}${argument} { ... on ${place.type} { __typename ${selected.join(' ')} } } }`;
}
