import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import type { Schema } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import type { Plan } from '../planning/planner';

/** What a loaded gateway plans and executes with; a new supergraph brings a new one. */
export interface Planning {
  /** The schema that clients see, in the planner's own form and in GraphQL.js's. */
  readonly apiSchema: Schema;
  readonly schema: GraphQLSchema;
  readonly supergraphSchema: GraphQLSchema;
  /** Where a subgraph is asked, by its name. */
  readonly sources: ReadonlyMap<string, GraphQLDataSource>;
  readonly plan: Plan;
}

/** The private members of ApolloGateway 2.14.4 that hold them. */
interface Insides {
  readonly apiSchema?: Schema;
  readonly schema?: GraphQLSchema;
  readonly supergraphSchema?: GraphQLSchema;
  readonly serviceMap?: Readonly<Record<string, { readonly dataSource: GraphQLDataSource }>>;
}

/**
 * Reads what a loaded ApolloGateway executes with, so that supergraph and data sources are held
 * once. Its version is pinned: the members are private.
 * @throws TypeError when they are not where version 2.14.4 has them
 */
export function planningOf(gateway: ApolloGateway, plan: Plan): Planning {
  const { apiSchema, schema, supergraphSchema, serviceMap } = gateway as unknown as Insides;
  if (!apiSchema || !schema || !supergraphSchema || !serviceMap)
    throw new TypeError('This version of @apollo/gateway keeps its schemas elsewhere.');
  return {
    apiSchema,
    schema,
    supergraphSchema,
    sources: new Map(
      Object.entries(serviceMap).map(([name, { dataSource }]) => [name, dataSource]),
    ),
    plan,
  };
}
