import type { Schema } from '@apollo/federation-internals';
import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import { GraphQLDataSourceRequestKind } from '@apollo/gateway/dist/datasources/types';
import type { QueryPlanCache } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { assertApolloVersions } from './apolloVersions';

// The only importer of private Apollo and graphql-js paths, and the only reader of private members
// of ApolloGateway (eslint.config.mjs): a new version of a package is checked here alone.
export { applyRewrites, isObjectOfType } from '@apollo/gateway/dist/dataRewrites';
export { generateHydratedPaths } from '@apollo/gateway/dist/executeQueryPlan';
export { computeResponse } from '@apollo/gateway/dist/resultShaping';
export { deepMerge } from '@apollo/gateway/dist/utilities/deepMerge';

assertApolloVersions();

/** The kind of a data source's request that belongs to a client's operation. */
export const { INCOMING_OPERATION } = GraphQLDataSourceRequestKind;

/** What ApolloGateway plans and executes with; private members but for `schema`. */
export interface GatewayInternals {
  /** The schema that clients see, in the planner's own form and in GraphQL.js's. */
  readonly apiSchema: Schema;
  readonly schema: GraphQLSchema;
  readonly supergraphSchema: GraphQLSchema;
  /** The subgraphs by name. */
  readonly serviceMap: Readonly<Record<string, { readonly dataSource: GraphQLDataSource }>>;
  /** Where it looks for a plan before it makes one. */
  readonly queryPlanStore: QueryPlanCache;
}

/**
 * The private members of a loaded gateway.
 * @throws TypeError before the gateway is loaded
 */
export function internalsOf(gateway: ApolloGateway): GatewayInternals {
  const members = gateway as unknown as Partial<GatewayInternals>;
  if (!isLoaded(members)) throw new TypeError('The ApolloGateway is not loaded.');
  return members;
}

function isLoaded(members: Partial<GatewayInternals>): members is GatewayInternals {
  const { apiSchema, schema, supergraphSchema, serviceMap, queryPlanStore } = members;
  return Boolean(apiSchema && schema && supergraphSchema && serviceMap && queryPlanStore);
}

/**
 * Releases the planner of a loaded gateway, 17 MB of the heap: operations are planned in threads
 * and their plans put into the gateway's store before it looks for them.
 */
export function releasePlanner(gateway: ApolloGateway): void {
  Object.assign(gateway, { queryPlanner: undefined });
}
