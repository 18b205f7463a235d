import type { Logger } from 'pino';
import type { Registry } from '../../schema/registry';
import type { GatewayContext } from '../context';
import type { Step } from '../http/chain';
import { introspectionPlugin } from '../introspection/introspectionPlugin';
import type { SchemaReads } from '../introspection/schemaRoute';
import type { CountedEntities } from '../permissions/collectFields';
import type { PermissionCaller } from '../permissions/guardedExecutor';
import { modeOf } from '../permissions/modes';
import type { GatewayPlugin } from '../plugin';
import type { LimitsConfig } from './config';
import { costPlugin } from './costPlugin';
import { CallerLimits } from './limiter/callerLimits';
import { countedSubjects, subjectsIn } from './limiter/countedSubjects';
import { MemoryLimitStore } from './limiter/memoryLimitStore';
import { RedisLimitStore } from './limiter/redisLimitStore';
import { safelist } from './safelist';
import { Safelists } from './safelists';

/** The limits of a gateway, by the place where they apply. */
export interface RequestLimits {
  /** Runs after the body is read and the caller is known. */
  readonly safelist: Step;
  /** Counts a read of the schema outside of an operation. */
  readonly schemaReads: SchemaReads;
  /** The limits that depend on the supergraph; the counters are shared by all supergraphs. */
  of(supergraphSdl: string): SupergraphLimits;
  stop(): Promise<void>;
}

export interface SupergraphLimits {
  readonly cost: GatewayPlugin;
  readonly introspection: GatewayPlugin;
  /** The entities that must be identifiable in responses to callers with an `inspect`. */
  readonly counted: CountedEntities | undefined;
  readonly caller: (context: GatewayContext) => PermissionCaller;
}

/** Creates the limits of one gateway from its settings, and from the registry if there is one. */
export function createRequestLimits(
  config: LimitsConfig,
  log: Logger,
  registry?: Registry,
): RequestLimits {
  const store = config.redisUrl ? new RedisLimitStore(config.redisUrl) : new MemoryLimitStore();
  const limits = new CallerLimits(store, config.limits, log);
  return {
    schemaReads: ({ caller, client }) => limits.introspect(caller, client?.quotas),
    safelist: safelist(registry && new Safelists(registry), log),
    of(supergraphSdl) {
      const counted = countedSubjects(supergraphSdl);
      return {
        cost: costPlugin(limits, config.maxOperationCost),
        introspection: introspectionPlugin(limits),
        counted,
        caller: ({ viewer, masked, withheld, caller, client }) => ({
          viewer,
          masked,
          withheld,
          developer: client?.developer === true,
          // The mode in the registry takes precedence over the settings.
          mode: client?.mode ?? modeOf(config.clientModes, viewer.client),
          ...(counted &&
            limits.countsSubjects(client?.quotas) && {
              inspect: (data) => limits.disclose(caller, subjectsIn(data, counted), client?.quotas),
            }),
        }),
      };
    },
    stop: () => limits.stop(),
  };
}
