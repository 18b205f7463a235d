import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isRequiredArgument,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/**
 * A selection of everything below a type that needs no arguments, to a depth of fields. Every
 * field has the alias `Type__field`, so that a response shows the field and type of each value;
 * abstract types are selected through each of their object types.
 */
export function wholeSelection(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  depth: number,
): string {
  const objects = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  const parts = objects.map(
    (object) => `... on ${object.name} { ${fieldsOf(schema, object, depth)} }`,
  );
  return `__typename ${parts.join(' ')}`;
}

function fieldsOf(schema: GraphQLSchema, type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    const key = `${type.name}__${field.name}: ${field.name}`;
    const of = getNamedType(field.type);
    if (!isCompositeType(of)) return [key];
    return depth > 1 ? [`${key} { ${wholeSelection(schema, of, depth - 1)} }`] : [];
  });
  return `__typename ${fields.join(' ')}`;
}

/** Every value of a response to such a selection, with its field and its path. */
export function* responseValues(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<{ field: string; value: unknown; path: readonly (string | number)[] }> {
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) yield* responseValues(item, [...path, at]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key.includes('__') && !key.startsWith('__'))
        yield { field: key.replace('__', '.'), value: inner, path: [...path, key] };
      yield* responseValues(inner, [...path, key]);
    }
  }
}
