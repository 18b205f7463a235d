import type { ApolloGateway } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { StockExecutor } from '../execution/stockExecutor';
import type { Executor } from '../executor';
import type { GatewayPlugin, LoadedSupergraph } from '../plugin';

type GatewayInterface = ApolloServerOptionsWithGateway<object>['gateway'];

/**
 * An ApolloGateway of one supergraph that executes operations through plugins. It loads and
 * validates the supergraph as usual; its server gets the executor of the first plugin.
 * @param executorOf creates the innermost executor, once the gateway is loaded
 */
export function pluginGateway(
  inner: Pick<ApolloGateway, 'load' | 'onSchemaLoadOrUpdate' | 'stop'>,
  plugins: readonly GatewayPlugin[],
  executorOf: (stock: StockExecutor) => StockExecutor,
): GatewayInterface {
  let supergraph: LoadedSupergraph | undefined;
  inner.onSchemaLoadOrUpdate(({ apiSchema: schema, coreSupergraphSdl: sdl }) => {
    supergraph = { schema, sdl };
  });
  return {
    async load(options) {
      const { executor: stock } = await inner.load(options);
      if (supergraph === undefined) throw new TypeError('ApolloGateway has loaded no supergraph.');
      for (const { load } of plugins) load?.(supergraph);
      let execute: Executor = executorOf(stock);
      for (const { wrapExecutor } of plugins.toReversed())
        if (wrapExecutor) execute = wrapExecutor(execute, supergraph);
      return { executor: execute as StockExecutor };
    },
    onSchemaLoadOrUpdate: (callback) => inner.onSchemaLoadOrUpdate(callback),
    stop: () => inner.stop(),
  };
}
