import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import { operationFromDocument, type Schema } from '@apollo/federation-internals';
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode, GraphQLSchema } from 'graphql';

/** What a loaded gateway plans and executes with; a new supergraph brings a new one. */
export interface Planning {
  /** The schema that clients see, in the planner's own form and in GraphQL.js's. */
  readonly apiSchema: Schema;
  readonly schema: GraphQLSchema;
  readonly supergraphSchema: GraphQLSchema;
  /** Where a subgraph is asked, by its name. */
  readonly sources: ReadonlyMap<string, GraphQLDataSource>;
  /** @throws GraphQLError when the planner refuses the operation */
  plan(document: DocumentNode, operationName: string | undefined): QueryPlan;
}

/** The private members of ApolloGateway 2.14.4 that hold them. */
interface Insides {
  readonly apiSchema?: Schema;
  readonly schema?: GraphQLSchema;
  readonly supergraphSchema?: GraphQLSchema;
  readonly queryPlanner?: QueryPlanner;
  readonly serviceMap?: Readonly<Record<string, { readonly dataSource: GraphQLDataSource }>>;
}

/**
 * Reads what a loaded ApolloGateway plans with, so that supergraph, planner and data sources are
 * held once. Its version is pinned: the members are private.
 * @throws TypeError when they are not where version 2.14.4 has them
 */
export function planningOf(gateway: ApolloGateway): Planning {
  const { apiSchema, schema, supergraphSchema, queryPlanner, serviceMap } =
    gateway as unknown as Insides;
  if (!apiSchema || !schema || !supergraphSchema || !queryPlanner || !serviceMap)
    throw new TypeError('This version of @apollo/gateway keeps its planner elsewhere.');
  return {
    apiSchema,
    schema,
    supergraphSchema,
    sources: new Map(
      Object.entries(serviceMap).map(([name, { dataSource }]) => [name, dataSource]),
    ),
    plan: (document, operationName) =>
      queryPlanner.buildQueryPlan(
        operationFromDocument(
          apiSchema,
          document,
          operationName === undefined ? {} : { operationName },
        ),
      ),
  };
}
