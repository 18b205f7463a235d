import type { GatewayContext } from '../context';
import type { GatewayPlugin, LoadedSupergraph } from '../plugin';
import type { CountedEntities } from './collectFields';
import { guardedExecutor, type PermissionCaller } from './guardedExecutor';
import { PermissionEngine } from './permissionEngine';

/**
 * Puts the permission engine before planning and execution: Apollo Server validates the client's
 * own document against the full schema, and what executes sees only the filtered one. A supergraph
 * without any `@access` is served as it is.
 * @param callerOf reads the caller out of the request's context
 * @param counted entities that callers' `inspect` must be able to tell apart
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
