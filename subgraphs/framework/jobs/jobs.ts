/** How a job is run. */
export interface JobOptions {
  /**
   * How long a run may take without calling `touch`, in milliseconds. After it another process takes
   * the job over, as after a crash. A minute by default.
   */
  readonly lockMs?: number;
  /** Runs at the same time in one process; 1 by default. */
  readonly concurrency?: number;
  /** Retries after a failure, at growing intervals, before the job is dead; 8 by default. */
  readonly retries?: number;
}

/** What a handler receives besides its data. */
export interface JobContext {
  /**
   * Aborts when the process stops. A handler that then throws is run again by the next process;
   * the run does not count as a failure.
   */
  readonly signal: AbortSignal;
  /**
   * Extends the lock; a handler calls it between batches.
   * @throws Error when another process has taken the job over
   */
  touch(): Promise<void>;
}

export type JobHandler<Data extends object> = (data: Data, context: JobContext) => Promise<void>;

/**
 * The timed work of a subgraph, stored in its database. Of several processes one runs a job, but a
 * crash, a lost lock or a repeated `enqueue` may run it twice: a handler that runs a second time
 * must change nothing. What a handler computes with is the clock of its services, never the system
 * clock.
 */
export interface Jobs {
  /** Defines a job; its name is unique in the subgraph. */
  define<Data extends object>(name: string, options: JobOptions, handler: JobHandler<Data>): void;
  /**
   * Runs a job repeatedly, without data.
   * @param interval a cron expression in China Standard Time, or an interval such as `5 seconds`
   */
  every(name: string, interval: string): Promise<void>;
  /**
   * Runs a job once. A waiting or dead job of the same name and key is replaced, so that at most one
   * waits. While a job runs, the next one with its key already waits.
   * @param options.runAt the earliest time of the run; by default now
   */
  enqueue(
    name: string,
    key: string,
    data: object,
    options?: { readonly runAt?: Date },
  ): Promise<void>;
}

/** The jobs of a subgraph in this process. */
export interface JobRunner {
  /** Runs a job in this process now, whatever its schedule, and waits for it. */
  run(name: string, data?: object): Promise<void>;
  /** Runs the enqueued jobs that are due by the clock of the subgraph, until none is left. */
  runDue(): Promise<void>;
}
