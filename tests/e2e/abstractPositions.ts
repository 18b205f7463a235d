import {
  doTypesOverlap,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** A field that returns an interface or a union, and a path to it from the root. */
export interface AbstractPosition {
  readonly coordinate: string;
  /**
   * The kind of operation, then fields with arguments and conditions, each nested in the previous.
   */
  readonly path: readonly string[];
  readonly type: GraphQLCompositeType;
}

/** All abstract positions that an operation can reach, each by a shortest path. */
export function abstractPositions(schema: GraphQLSchema): AbstractPosition[] {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((root) => root != null);
  const ways = new Map<string, readonly string[]>(
    roots.map((root) => [root.name, [root === schema.getQueryType() ? 'query' : 'mutation']]),
  );
  const open: GraphQLCompositeType[] = [...roots];
  const positions: AbstractPosition[] = [];
  for (const parent of open) {
    for (const field of 'getFields' in parent ? Object.values(parent.getFields()) : []) {
      const type = getNamedType(field.type);
      if (!isCompositeType(type)) continue;
      const path = [...ways.get(parent.name)!, callOf(field)];
      const coordinate = `${parent.name}.${field.name}`;
      if (isAbstractType(type)) positions.push({ coordinate, path, type });
      for (const one of [type, ...(isAbstractType(type) ? schema.getPossibleTypes(type) : [])]) {
        if (ways.has(one.name)) continue;
        ways.set(one.name, one === type ? path : [...path, `... on ${one.name}`]);
        open.push(one);
      }
    }
  }
  return positions;
}

/** The types that a condition may name at a position of a type. */
export function overlapping(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
): GraphQLCompositeType[] {
  return Object.values(schema.getTypeMap())
    .filter(isCompositeType)
    .filter((other) => doTypesOverlap(schema, type, other));
}

function callOf({ name, args }: GraphQLField<unknown, unknown>): string {
  const written = args
    .filter(isRequiredArgument)
    .map((argument) => `${argument.name}: ${literal(argument.type)}`);
  return written.length > 0 ? `${name}(${written.join(', ')})` : name;
}

function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return `[${literal(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
  }
  return type.name === 'Int' ? '1' : type.name === 'Boolean' ? 'true' : '"x"';
}
