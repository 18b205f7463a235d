import type { ApolloGateway } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { internalsOf } from '../apolloInternals';
import type { StockExecutor } from '../compiled/stockExecutor';
import type { Plan, PlanFor } from './planner';
import { planKey } from './planKey';

type GatewayInterface = ApolloServerOptionsWithGateway<object>['gateway'];

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

/** An ApolloGateway that executes plans made elsewhere. */
export function plannedGateway(inner: ApolloGateway, plan: Plan): GatewayInterface {
  return {
    async load(options) {
      const { executor } = await inner.load(options);
      return { executor: executor && plannedExecutor(inner, executor, plan) };
    },
    onSchemaLoadOrUpdate: (callback) => inner.onSchemaLoadOrUpdate(callback),
    stop: () => inner.stop(),
  };
}
