import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLSchema } from 'graphql';
import type { SubgraphDefinition } from './definition';
import { guardSchema } from './guard/guardSchema';
import { scalars } from './scalars';
import { subgraphDocument } from './subgraphDocument';

/** The executable, guarded schema of a subgraph, from its SDL and resolvers. */
export function buildSchema(definition: SubgraphDefinition): GraphQLSchema {
  const schema = buildSubgraphSchema({
    typeDefs: subgraphDocument(definition.name),
    resolvers: { ...scalars, ...definition.resolvers },
  });
  guardSchema(definition.name, schema, definition.aboutOf);
  return schema;
}
