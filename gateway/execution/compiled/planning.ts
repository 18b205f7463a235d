import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import type { Schema } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { internalsOf } from '../apolloInternals';
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

/**
 * Reads what a loaded ApolloGateway executes with, so that supergraph and data sources are held
 * once.
 * @throws TypeError before the gateway is loaded
 */
export function planningOf(gateway: ApolloGateway, plan: Plan): Planning {
  const { apiSchema, schema, supergraphSchema, serviceMap } = internalsOf(gateway);
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
