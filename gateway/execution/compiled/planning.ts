import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import type { Schema } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { internalsOf } from '../apolloInternals';
import type { PlanOperation } from '../planning/planner';

/** The parts of a loaded gateway that plan and execute; each supergraph has its own. */
export interface Planning {
  /** The API schema that clients see, in the planner's model and in GraphQL.js's model. */
  readonly apiSchema: Schema;
  readonly schema: GraphQLSchema;
  readonly supergraphSchema: GraphQLSchema;
  /** The data sources by the name of their subgraph. */
  readonly sources: ReadonlyMap<string, GraphQLDataSource>;
  readonly plan: PlanOperation;
}

/**
 * Reads the parts of a loaded ApolloGateway that plan and execute, so that supergraph and data
 * sources are in memory once.
 * @throws TypeError before the gateway is loaded
 */
export function planningOf(gateway: ApolloGateway, plan: PlanOperation): Planning {
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
