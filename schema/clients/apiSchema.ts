import { Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';

/**
 * The schema that clients query: a supergraph without its federation types and directives
 * (`join__…`, `@access`, `@cost`).
 * @throws GraphQLError when the supergraph is invalid
 */
export function apiSchema(supergraph: string): GraphQLSchema {
  return Supergraph.build(supergraph).apiSchema().toGraphQLJSSchema();
}
