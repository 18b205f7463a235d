import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/** Whether a field can be selected without arguments: none is required. */
export function isFree(field: Field): boolean {
  return !field.args.some(isRequiredArgument);
}

export function isLeaf(field: Field): boolean {
  return isLeafType(getNamedType(field.type));
}

/** The item type of a paged list: a Relay connection with `nodes`. */
export function itemTypeOf(field: Field): GraphQLNamedType | undefined {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return undefined;
  const { nodes, pageInfo } = type.getFields();
  const pages = ['first', 'after'].every((name) => field.args.some((arg) => arg.name === name));
  return nodes && pageInfo && pages ? getNamedType(nodes.type) : undefined;
}

/** The possible object types of a type. */
export function objectTypesOf(schema: GraphQLSchema, type: GraphQLNamedType): GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? [...schema.getPossibleTypes(type)] : [];
}

/** Whether values of a type are entities with an id, not parts of another object. */
export function isEntity(type: GraphQLNamedType): boolean {
  return (isObjectType(type) || isInterfaceType(type)) && 'id' in type.getFields();
}
