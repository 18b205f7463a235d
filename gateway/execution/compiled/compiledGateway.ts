import type { ApolloGateway } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { Plan } from '../planning/planner';
import { plannedExecutor } from '../planning/plannedExecutor';
import type { StockExecutor } from './stockExecutor';
import { compiledExecutor } from './compiledExecutor';
import { planningOf } from './planning';

type GatewayInterface = ApolloServerOptionsWithGateway<object>['gateway'];

/**
 * An ApolloGateway whose operations are compiled. It loads and validates supergraphs as ever; the
 * plans are made by `plan`, and their execution is ours. A new supergraph brings a new executor,
 * and with it empty caches.
 */
export function compiledGateway(inner: ApolloGateway, plan: Plan): GatewayInterface {
  let stock: StockExecutor | undefined;
  let compiled: StockExecutor | undefined;
  inner.onSchemaLoadOrUpdate(() => (compiled = undefined));
  return {
    async load(options) {
      const { executor: own } = await inner.load(options);
      stock = own && plannedExecutor(inner, own, plan);
      const executor: StockExecutor = (request) => {
        if (stock === undefined) throw new TypeError('No supergraph is loaded yet.');
        compiled ??= compiledExecutor(planningOf(inner, plan), stock);
        return compiled(request);
      };
      return { executor };
    },
    onSchemaLoadOrUpdate: (callback) => inner.onSchemaLoadOrUpdate(callback),
    stop: () => inner.stop(),
  };
}
