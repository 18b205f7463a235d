import type { GatewayContext } from '../context';
import type { GatewayPlugin, LoadedSupergraph } from '../plugin';
import type { CountedEntities } from './collectFields';
import { guardedExecutor, type PermissionCaller } from './guardedExecutor';
import { PermissionEngine } from './permissionEngine';

/**
 * Runs the permission engine before planning and execution: Apollo Server validates the client's
 * own document against the full schema, and the executors receive only the filtered one. A
 * supergraph without any `@access` is served unrestricted.
 * @param callerOf reads the caller from the request's context
 * @param counted entities that `inspect` must be able to identify
 */
export function permissionPlugin(
  callerOf: (context: GatewayContext) => PermissionCaller,
  counted?: CountedEntities,
): GatewayPlugin {
  return {
    wrapExecutor(execute, supergraph) {
      const engine = engineOf(supergraph, counted);
      if (!engine.index.enabled) return execute;
      return guardedExecutor(
        () => engine,
        execute,
        ({ context }) => callerOf(context),
      );
    },
  };
}

function engineOf(
  { sdl, schema }: LoadedSupergraph,
  counted: CountedEntities | undefined,
): PermissionEngine {
  try {
    return new PermissionEngine({ supergraphSdl: sdl, schema, ...(counted && { counted }) });
  } catch (cause) {
    throw new Error('The access rules of the supergraph cannot be read.', { cause });
  }
}
