import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { CountedEntities } from './collectFields';
import type { ExecutionRequest, Executor } from './executor';
import { guardedExecutor, type PermissionCaller } from './guardedExecutor';
import { PermissionEngine } from './permissionEngine';

type GatewayInterface = ApolloServerOptionsWithGateway<object>['gateway'];

/**
 * A gateway before which the permission engine stands. Apollo Server goes on to validate the
 * client's own document against the full schema; planning and execution see only the filtered
 * one. A new supergraph brings a new engine, and with it empty caches. A supergraph without any
 * `@access` is served as it is.
 * @param callerOf reads the caller out of the request context's `contextValue`
 * @param counted entities that callers' `inspect` must be able to tell apart
 */
export function guardGateway<Context>(
  inner: GatewayInterface,
  callerOf: (context: Context) => PermissionCaller,
  counted?: CountedEntities,
): GatewayInterface {
  let engine: PermissionEngine | undefined;
  inner.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    // The gateway serves the new schema even when a listener throws: never by the old rules.
    engine = undefined;
    engine = new PermissionEngine({
      supergraphSdl: coreSupergraphSdl,
      schema: apiSchema,
      ...(counted && { counted }),
    });
  });
  return {
    async load(options) {
      const { executor } = await inner.load(options);
      if (executor === null) throw new TypeError('The gateway gave no executor.');
      if (engine === undefined)
        throw new Error('The access rules of the supergraph cannot be read.');
      const unguarded = executor as unknown as Executor<GatewayRequest<Context>>;
      const guarded = guardedExecutor(
        () => loaded(engine),
        unguarded,
        (request: GatewayRequest<Context>) => callerOf(request.context),
      );
      const choose: Executor<GatewayRequest<Context>> = (request) =>
        (loaded(engine).index.enabled ? guarded : unguarded)(request);
      return { executor: choose as unknown as typeof executor };
    },
    onSchemaLoadOrUpdate: (callback) => inner.onSchemaLoadOrUpdate(callback),
    stop: () => inner.stop(),
  };
}

interface GatewayRequest<Context> extends ExecutionRequest {
  readonly context: Context;
}

function loaded(engine: PermissionEngine | undefined): PermissionEngine {
  if (engine === undefined) throw new TypeError('No supergraph is loaded yet.');
  return engine;
}
