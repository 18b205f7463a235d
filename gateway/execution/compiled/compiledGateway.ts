import type { ApolloGateway } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { StockExecutor } from './stockExecutor';
import { compiledExecutor } from './compiledExecutor';
import { planningOf } from './planning';

type GatewayInterface = ApolloServerOptionsWithGateway<object>['gateway'];

/**
 * An ApolloGateway whose operations are compiled. It loads, validates supergraphs and plans as
 * ever; only the execution of its plans is ours. A new supergraph brings a new executor, and with
 * it empty caches.
 */
export function compiledGateway(inner: ApolloGateway): GatewayInterface {
  let stock: StockExecutor | undefined;
  let compiled: StockExecutor | undefined;
  inner.onSchemaLoadOrUpdate(() => (compiled = undefined));
  return {
    async load(options) {
      ({ executor: stock } = await inner.load(options));
      const executor: StockExecutor = (request) => {
        if (stock === undefined) throw new TypeError('No supergraph is loaded yet.');
        compiled ??= compiledExecutor(planningOf(inner), stock);
        return compiled(request);
      };
      return { executor };
    },
    onSchemaLoadOrUpdate: (callback) => inner.onSchemaLoadOrUpdate(callback),
    stop: () => inner.stop(),
  };
}
