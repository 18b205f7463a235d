import type { GraphQLSchema } from 'graphql';
import { addResolversToSchema } from './apolloInternals';
import type { SubgraphDefinition } from './definition';
import { federatedSchema } from './federatedSchema';
import { guardSchema } from './guard/guardSchema';
import { scalars } from './scalars';
import { subgraphDocument } from './subgraphDocument';

/**
 * Builds the executable schema of a subgraph, with its permission guard, from SDL and resolvers.
 */
export function buildSchema(definition: SubgraphDefinition): GraphQLSchema {
  const schema = federatedSchema(subgraphDocument(definition.name));
  addResolversToSchema(schema, { ...scalars, ...definition.resolvers });
  guardSchema(definition.name, schema, definition.aboutOf);
  return schema;
}
