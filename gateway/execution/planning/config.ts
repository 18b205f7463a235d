import { PLANNING_SETTINGS } from '../../../process/settings/planning';
import { readSettings } from '../../../process/settings/readSettings';

/** Limits for the planning of new operations: for the process, and for each caller. */
export interface PlanningSettings {
  /** Planner threads. If there are several, one caller never occupies all of them. */
  readonly threads: number;
  /** Time limit for planning one operation, in milliseconds. */
  readonly timeout: number;
  /** Limit for the operations that wait to be planned. */
  readonly queue: number;
  /** Limit for one caller's operations that wait or are being planned. */
  readonly perCaller: number;
  /** Limit for the paths to one selection of an operation that the planner considers. */
  readonly pathsLimit: number;
}

/**
 * Reads the settings of the planner.
 * @throws Error that lists every invalid setting, one sentence each
 */
export function readPlanningConfig(env: NodeJS.ProcessEnv = process.env): PlanningSettings {
  const values = readSettings(PLANNING_SETTINGS, env);
  return Object.freeze({
    threads: values.PLANNER_THREADS,
    timeout: values.PLAN_TIMEOUT_MS,
    queue: values.PLAN_QUEUE,
    perCaller: values.PLANS_PER_CALLER,
    pathsLimit: values.PLAN_PATHS_LIMIT,
  });
}
