import type { Schema, Supergraph } from '@apollo/federation-internals';
import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import { GraphQLDataSourceRequestKind } from '@apollo/gateway/dist/datasources/types';
import { addExtensions } from '@apollo/gateway/dist/schema-helper/addExtensions';
import type { QueryPlanCache } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { assertApolloVersions } from './apolloVersions';

// Only this module imports private paths of Apollo and graphql-js and reads private
// members of ApolloGateway (eslint.config.mjs): a new version of a package is checked here only.
export { applyRewrites, isObjectOfType } from '@apollo/gateway/dist/dataRewrites';
export { generateHydratedPaths } from '@apollo/gateway/dist/executeQueryPlan';
export { computeResponse } from '@apollo/gateway/dist/resultShaping';
export { deepMerge } from '@apollo/gateway/dist/utilities/deepMerge';

assertApolloVersions();

/** The kind of a data source request that belongs to a client's operation. */
export const { INCOMING_OPERATION } = GraphQLDataSourceRequestKind;

/** The members with which ApolloGateway plans and executes; all but `schema` are private. */
export interface GatewayInternals {
  /** The API schema that clients see, in the planner's model and in GraphQL.js's model. */
  readonly apiSchema: Schema;
  readonly schema: GraphQLSchema;
  readonly supergraphSchema: GraphQLSchema;
  /** The subgraphs by name. */
  readonly serviceMap: Readonly<Record<string, { readonly dataSource: GraphQLDataSource }>>;
  /** The cache that it reads before it creates a plan. */
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

/** The private members with which ApolloGateway takes over a supergraph. */
interface LoadingInternals {
  apiSchema: Schema;
  schema: GraphQLSchema;
  readonly queryPlanStore: QueryPlanCache;
  readonly onSchemaLoadOrUpdateListeners: ReadonlySet<
    (loaded: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void
  >;
  updateWithSchemaAndNotify(supergraph: Supergraph, sdl: string): void;
}

/**
 * Makes a gateway load its supergraph without a planner of its own, which would take 0.4 s of the
 * main thread and 17 MB of its heap: worker threads plan the operations, and the plans are put into
 * the gateway's plan cache before the gateway reads it. Otherwise it loads as ApolloGateway does.
 */
export function loadWithoutPlanner(gateway: ApolloGateway): void {
  const members = gateway as unknown as LoadingInternals;
  if (typeof members.updateWithSchemaAndNotify !== 'function')
    throw new TypeError('ApolloGateway takes over a supergraph in another way.');
  members.updateWithSchemaAndNotify = (supergraph, coreSupergraphSdl) => {
    members.queryPlanStore.clear();
    members.apiSchema = supergraph.apiSchema();
    const apiSchema = addExtensions(members.apiSchema.toGraphQLJSSchema());
    members.schema = apiSchema;
    for (const listener of members.onSchemaLoadOrUpdateListeners)
      listener({ apiSchema, coreSupergraphSdl });
  };
}
