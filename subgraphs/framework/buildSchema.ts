import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLSchema } from 'graphql';
import type { SubgraphDefinition } from './definition';
import { guardSchema } from './guard/guardSchema';
import { scalars } from './scalars';
import { subgraphDocument } from './subgraphDocument';

/**
 * Builds the executable schema of a subgraph, with its permission guard, from SDL and resolvers.
 */
export function buildSchema(definition: SubgraphDefinition): GraphQLSchema {
  const schema = buildSubgraphSchema({
    typeDefs: subgraphDocument(definition.name),
    resolvers: { ...scalars, ...definition.resolvers },
  });
  guardSchema(definition.name, schema, definition.aboutOf);
  return schema;
}
