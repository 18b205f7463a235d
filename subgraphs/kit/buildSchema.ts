import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse, type GraphQLSchema } from 'graphql';
import { resolveNames } from '../../schema/links/resolveNames';
import { subgraphSdl } from '../../schema/sdl';
import type { SubgraphDefinition } from './definition';
import { guardSchema } from './guard/guardSchema';
import { scalars } from './scalars';

/** The executable, guarded schema of a subgraph, from its SDL and resolvers. */
export function buildSchema(definition: SubgraphDefinition): GraphQLSchema {
  const schema = buildSubgraphSchema({
    typeDefs: resolveNames(parse(subgraphSdl(definition.name))),
    resolvers: { ...scalars, ...definition.resolvers },
  });
  guardSchema(definition.name, schema, definition.aboutOf);
  return schema;
}
