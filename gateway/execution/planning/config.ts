import { PLANNING_SETTINGS } from '../../../process/settings/planning';
import { readSettings } from '../../../process/settings/readSettings';

/** How much planning of new operations may take of the machine, and one caller of it. */
export interface PlanningSettings {
  /** Threads that plan. One caller's operations never hold all of them, where there are several. */
  readonly threads: number;
  /** Milliseconds one operation may be planned for. */
  readonly timeout: number;
  /** Operations that may wait to be planned. */
  readonly queue: number;
  /** Operations of one caller that may wait or be planned. */
  readonly perCaller: number;
  /** Ways to one selection of an operation that the planner looks at. */
  readonly pathsLimit: number;
}

/**
 * Reads the settings of the planner.
 * @throws Error listing every fault, one sentence each
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
