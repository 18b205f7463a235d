import { z } from 'zod';
import { settingsFromFiles } from '../../../process/settingsFromFiles';

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

const between = (min: number, max: number, fallback: number) => {
  const fault = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(fault).int(fault).min(min, fault).max(max, fault).default(fallback);
};

const schema = z.object({
  PLANNER_THREADS: between(1, 16, 2),
  PLAN_TIMEOUT_MS: between(1, 600_000, 5000),
  PLAN_QUEUE: between(1, 100_000, 500),
  PLANS_PER_CALLER: between(1, 100_000, 50),
  PLAN_PATHS_LIMIT: between(1, 1_000_000, 2000),
});

/**
 * Reads the settings of the planner.
 * @throws Error listing every fault, one sentence each
 */
export function readPlanningConfig(env: NodeJS.ProcessEnv = process.env): PlanningSettings {
  const read = schema.safeParse(settingsFromFiles(env, [], []));
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`);
    throw new Error(`The settings are not valid. ${faults.join(' ')}`);
  }
  const values = read.data;
  return Object.freeze({
    threads: values.PLANNER_THREADS,
    timeout: values.PLAN_TIMEOUT_MS,
    queue: values.PLAN_QUEUE,
    perCaller: values.PLANS_PER_CALLER,
    pathsLimit: values.PLAN_PATHS_LIMIT,
  });
}
