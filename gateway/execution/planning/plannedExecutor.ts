import type { ApolloGateway } from '@apollo/gateway';
import { internalsOf } from '../apolloInternals';
import type { StockExecutor } from '../stockExecutor';
import type { PlanOperation, PlanCaller } from './planner';
import { planKey } from './planKey';

/**
 * Puts the plan into ApolloGateway's cache before its executor reads it, so that it never plans.
 */
export function plannedExecutor(
  gateway: ApolloGateway,
  inner: StockExecutor,
  plan: PlanOperation,
): StockExecutor {
  return async (request) => {
    const { queryPlanStore: plans } = internalsOf(gateway);
    const { operationName } = request.request;
    const key = planKey(request.queryHash, operationName);
    if ((await plans.get(key)) === undefined)
      await plans.set(
        key,
        await plan(request.document, operationName ?? undefined, request.context as PlanCaller),
      );
    return inner(request);
  };
}
