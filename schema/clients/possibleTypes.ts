import { isAbstractType, type GraphQLSchema } from 'graphql';

/**
 * The objects of each interface and union, as the cache of Apollo Client takes them
 * (`new InMemoryCache({ possibleTypes })`). Sorted by name.
 */
export function possibleTypes(schema: GraphQLSchema): Record<string, readonly string[]> {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  return Object.fromEntries(
    abstract
      .map(
        (type) =>
          [
            type.name,
            schema
              .getPossibleTypes(type)
              .map(({ name }) => name)
              .sort(),
          ] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
