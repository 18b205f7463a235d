import { setTimeout as wait } from 'node:timers/promises';
import { isConnectionLost } from './mongo';

const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 5000;

export interface RetryOptions {
  /** Name of the task in the log: `growing the tree`. */
  readonly what: string;
  readonly report: (
    level: 'warn' | 'info',
    message: string,
    fields: Readonly<Record<string, unknown>>,
  ) => void;
  /** Milliseconds after which retries stop; by default they never stop. */
  readonly withinMs?: number;
  /** Whether the result is no longer needed; retries then stop. */
  readonly ended?: () => boolean;
}

/**
 * Runs a task and retries it while the connection to the database is lost, with a delay that
 * doubles up to five seconds. The loss and the recovery are each reported once.
 * @throws any other error of the task immediately; the last error when the time is over
 */
export async function retryLost<T>(
  task: () => Promise<T>,
  { what, report, withinMs = Infinity, ended = () => false }: RetryOptions,
): Promise<T> {
  const began = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await task();
      if (attempt > 1)
        report('info', 'the connection to the database is back', { what, attempts: attempt });
      return result;
    } catch (error) {
      if (!isConnectionLost(error) || ended()) throw error;
      const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
      if (performance.now() - began + delay > withinMs) throw error;
      if (attempt === 1) {
        const { name: kind } = error as Error;
        report('warn', 'the connection to the database is lost; retrying', { what, kind });
      }
      await wait(delay, undefined, { ref: false });
    }
  }
}
