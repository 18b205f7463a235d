import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { StockExecutor } from '../execution/stockExecutor';
import type { Executor } from '../executor';
import type { GatewayPlugin } from '../plugin';

type GatewayInterface = ApolloServerOptionsWithGateway<object>['gateway'];
type Listener = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0];

/** The schema that clients see, and the innermost executor of operations. */
export interface LoadedExecutor {
  readonly schema: GraphQLSchema;
  readonly executor: StockExecutor;
}

/**
 * The gateway of one supergraph for Apollo Server. It executes operations through plugins: its
 * server gets the executor of the first plugin.
 * @param loadExecutor validates the supergraph and creates the innermost executor
 */
export function pluginGateway(
  sdl: string,
  plugins: readonly GatewayPlugin[],
  loadExecutor: () => LoadedExecutor,
): GatewayInterface {
  const listeners = new Set<Listener>();
  return {
    async load() {
      const { schema, executor } = loadExecutor();
      for (const listener of listeners) listener({ apiSchema: schema, coreSupergraphSdl: sdl });
      const supergraph = { schema, sdl };
      for (const { load } of plugins) load?.(supergraph);
      let execute: Executor = executor;
      for (const { wrapExecutor } of plugins.toReversed())
        if (wrapExecutor) execute = wrapExecutor(execute, supergraph);
      return { executor: execute as StockExecutor };
    },
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      // It holds no resource: serveSupergraph stops planner and clients.
    },
  };
}
