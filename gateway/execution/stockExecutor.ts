import type * as Apollo from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { getVariableValues } from 'graphql';
import { LRUCache } from 'lru-cache';
import { buildOperationContext } from './apolloInternals';
import type { Planning } from './compiled/planning';
import type { PlanCaller } from './planning/planner';
import { planKey } from './planning/planKey';

type GatewayInterface = ApolloServerOptionsWithGateway<object>['gateway'];

/** The type of the executor that a gateway returns to Apollo Server. */
export type StockExecutor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;

type ExecuteQueryPlan = typeof Apollo.executeQueryPlan;

/** Limit of the cache of plans, by their length as JSON. */
const MAX_PLAN_CHARACTERS = 64 * 1024 * 1024;

/** Loading it takes 0.3 s, and few gateways need it. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loadApollo = () => require('@apollo/gateway') as typeof Apollo;

/** Executes operations with the executor of @apollo/gateway. */
export function stockExecutor({
  schema,
  supergraphSchema,
  apiSchema,
  sources,
  plan,
}: Planning): StockExecutor {
  const { executeQueryPlan } = loadApollo();
  const plans = new LRUCache<string, QueryPlan>({ maxSize: MAX_PLAN_CHARACTERS });
  const services = Object.fromEntries(sources);
  return async (request) => {
    const { document, queryHash } = request;
    const { operationName, variables = {} } = request.request;
    const name = operationName ?? undefined;
    const context = buildOperationContext({
      schema,
      operationDocument: document,
      operationName: name,
    });
    const definitions = context.operation.variableDefinitions ?? [];
    const { errors } = getVariableValues(schema, definitions, variables);
    if (errors !== undefined) return { errors };
    const key = planKey(queryHash, operationName);
    let planned = plans.get(key);
    if (planned === undefined) {
      planned = await plan(document, name, request.context as PlanCaller);
      plans.set(key, planned, { size: JSON.stringify(planned).length });
    }
    return executeQueryPlan(
      planned,
      services,
      request as Parameters<ExecuteQueryPlan>[2],
      context,
      supergraphSchema,
      apiSchema,
    );
  };
}
