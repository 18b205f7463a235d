import { join } from 'node:path';
import { z } from 'zod';
import { settingsFromFiles } from '../../process/settingsFromFiles';
import { PERMISSION_MODES, type ClientModes } from '../permissions/modes';
import { MAX_OPERATION_COST } from './costPlugin';
import type { CallerLimitSettings } from './limiter/callerLimits';

/** How far the gateway trusts its callers. */
export interface HardeningConfig {
  readonly clientModes: ClientModes;
  /** Units one operation may cost. */
  readonly maxOperationCost: number;
  readonly limits: CallerLimitSettings;
  /** Where several gateways count together; each counts for itself when absent. */
  readonly redisUrl?: string;
  /** The folder of the safelisted operations. */
  readonly operationsDir: string;
}

const whole = (fault: string) => z.coerce.number(fault).int(fault).min(0, fault);

const schema = z.object({
  CLIENT_MODES: z.string().default('{}'),
  MAX_OPERATION_COST: whole('must be a whole number').min(1, 'must be at least 1').optional(),
  COST_PER_MINUTE: whole('must be a whole number of units; 0 means no limit').optional(),
  SUBJECTS_PER_HOUR: whole('must be a whole number of subjects; 0 means no limit').optional(),
  SUBJECTS_PER_DAY: whole('must be a whole number of subjects; 0 means no limit').optional(),
  SCHEMA_READS_PER_MINUTE: whole(
    'must be a whole number of operations; 0 means no limit',
  ).optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must be a redis:// URL')
    .optional(),
  OPERATIONS_DIR: z.string().min(1, 'must name a folder').optional(),
});

const modes = z.record(z.string(), z.enum(PERMISSION_MODES));

/** Limits of a production service that sets none; elsewhere there are none unless set. */
const PRODUCTION_LIMITS: CallerLimitSettings = Object.freeze({
  costPerMinute: 1_000_000,
  subjectsPerHour: 2000,
  subjectsPerDay: 10_000,
  schemaReadsPerMinute: 60,
});

/**
 * Reads the settings of modes, limits and safelists.
 * @throws Error listing every fault, one sentence each
 */
export function readHardeningConfig(
  base: { readonly production: boolean; readonly dataDir: string },
  env: NodeJS.ProcessEnv = process.env,
): HardeningConfig {
  const faults: string[] = [];
  const given = settingsFromFiles(env, ['REDIS_URL'], faults);
  const read = schema.safeParse(given);
  if (!read.success)
    faults.push(...read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`));
  const clientModes = modes.safeParse(parsed(given['CLIENT_MODES'] ?? '{}'));
  if (!clientModes.success)
    faults.push(
      `CLIENT_MODES must be a JSON object of client ids and ${PERMISSION_MODES.join(', ')}.`,
    );
  if (!read.success || !clientModes.success || faults.length > 0)
    throw new Error(`The settings are not valid. ${faults.join(' ')}`);
  const values = read.data;
  const defaults = base.production ? PRODUCTION_LIMITS : undefined;
  return Object.freeze({
    clientModes: Object.freeze(clientModes.data),
    maxOperationCost: values.MAX_OPERATION_COST ?? MAX_OPERATION_COST,
    limits: Object.freeze({
      costPerMinute: values.COST_PER_MINUTE ?? defaults?.costPerMinute ?? 0,
      subjectsPerHour: values.SUBJECTS_PER_HOUR ?? defaults?.subjectsPerHour ?? 0,
      subjectsPerDay: values.SUBJECTS_PER_DAY ?? defaults?.subjectsPerDay ?? 0,
      schemaReadsPerMinute: values.SCHEMA_READS_PER_MINUTE ?? defaults?.schemaReadsPerMinute ?? 0,
    }),
    ...(values.REDIS_URL !== undefined && { redisUrl: values.REDIS_URL }),
    operationsDir: values.OPERATIONS_DIR ?? join(base.dataDir, 'operations'),
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
