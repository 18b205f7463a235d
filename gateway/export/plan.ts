import { getNamedType, isAbstractType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { AccessIndex } from '../permissions/accessIndex';
import { isFree, isLeaf, itemTypeOf, objectTypesOf } from './schemaShape';
import { itemSelection } from './selection';

/** One field of an object to be exported. */
export interface PlannedField {
  readonly name: string;
  /** Whether it is a page of a list, to be followed to its end. */
  readonly isList: boolean;
  /** What to select on its value, or on each item; empty for a leaf. */
  readonly selection: string;
}

/**
 * Every field of an object type that can be asked for without knowing anything. A list across
 * types is asked for what no list of one type has.
 */
export function planOf(
  schema: GraphQLSchema,
  access: AccessIndex,
  type: GraphQLObjectType,
  only?: readonly string[],
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
      return [{ name, isList: item !== undefined, selection }];
    });
}

/** Where in an operation the fields stand: at the root, or on an object some root field gives. */
export interface Place {
  readonly rootField?: string;
  /** The name of the root field's id argument, where it takes one. */
  readonly idArgument?: string;
  readonly type: string;
}

/** The text of an operation that asks for a page of each list and the rest as it is. */
export function operationText(place: Place, fields: readonly PlannedField[]): string {
  const lists = fields.filter(({ isList }) => isList);
  const declared = [
    ...(place.idArgument === undefined ? [] : ['$id: ID!']),
    ...(lists.length > 0 ? ['$first: Int!'] : []),
    ...lists.map(({ name }) => `$after_${name}: String`),
  ];
  const asked = fields.map(({ name, isList, selection }) => {
    if (selection === '') return name;
    if (!isList) return `${name} { ${selection} }`;
    const page = 'pageInfo { hasNextPage endCursor }';
    return `${name}(first: $first, after: $after_${name}) { nodes { ${selection} } ${page} }`;
  });
  const header = `query Export${declared.length > 0 ? `(${declared.join(', ')})` : ''}`;
  if (place.rootField === undefined) return `${header} { ${asked.join(' ')} }`;
  const argument = place.idArgument === undefined ? '' : `(${place.idArgument}: $id)`;
  return `${header} { root: ${place.rootField}${argument} { ... on ${place.type} { __typename ${asked.join(' ')} } } }`;
}
