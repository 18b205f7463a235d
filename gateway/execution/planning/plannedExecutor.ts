import type { ApolloGateway } from '@apollo/gateway';
import { internalsOf } from '../apolloInternals';
import type { StockExecutor } from '../stockExecutor';
import type { Plan, PlanFor } from './planner';
import { planKey } from './planKey';

/** Apollo's own executor on plans made elsewhere: it plans nothing itself. */
export function plannedExecutor(
  gateway: ApolloGateway,
  inner: StockExecutor,
  plan: Plan,
): StockExecutor {
  return async (request) => {
    const { queryPlanStore: plans } = internalsOf(gateway);
    const { operationName } = request.request;
    const key = planKey(request.queryHash, operationName);
    if ((await plans.get(key)) === undefined)
      await plans.set(
        key,
        await plan(request.document, operationName ?? undefined, request.context as PlanFor),
      );
    return inner(request);
  };
}
