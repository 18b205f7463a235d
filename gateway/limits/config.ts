import { LIMIT_SETTINGS } from '../../process/settings/limits';
import { readSettings } from '../../process/settings/readSettings';
import type { ClientModes } from '../permissions/modes';
import type { CallerLimitSettings } from './limiter/callerLimits';

/** Settings of modes and limits. */
export interface LimitsConfig {
  readonly clientModes: ClientModes;
  /** Greatest cost of one operation, in units. */
  readonly maxOperationCost: number;
  readonly limits: CallerLimitSettings;
  /**
   * URL of the Redis in which several gateways count together; without it each gateway counts
   * alone.
   */
  readonly redisUrl?: string;
}

/**
 * Reads the settings of modes and limits.
 * @throws Error with one sentence for each invalid setting
 */
export function readLimitsConfig(
  base: { readonly production: boolean },
  env: NodeJS.ProcessEnv = process.env,
): LimitsConfig {
  const values = readSettings(LIMIT_SETTINGS, env, { production: base.production });
  return Object.freeze({
    clientModes: Object.freeze(values.CLIENT_MODES),
    maxOperationCost: values.MAX_OPERATION_COST,
    limits: Object.freeze({
      costPerMinute: values.COST_PER_MINUTE,
      subjectsPerHour: values.SUBJECTS_PER_HOUR,
      subjectsPerDay: values.SUBJECTS_PER_DAY,
      schemaReadsPerMinute: values.SCHEMA_READS_PER_MINUTE,
    }),
    ...(values.REDIS_URL !== undefined && { redisUrl: values.REDIS_URL }),
  });
}
