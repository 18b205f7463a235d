import type { Logger } from 'pino';
import type { PlannerData, PlanRequest } from './messages';
import { PlannerEnded, type PlanResult, type PlannerThread } from './plannerThread';
import type { SparePlanners } from './sparePlanners';

const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;

export interface ThreadsOptions {
  /** Limit of the threads. */
  readonly threads: number;
  /** Time limit for planning one operation, in milliseconds. */
  readonly timeout: number;
  readonly log: Logger;
  /** The source of the threads, which also takes back the threads that are no longer needed. */
  readonly spares: SparePlanners;
  /** Called when another thread is ready. */
  readonly onReady: () => void;
}

/**
 * The planner threads of one supergraph. The first thread starts with the supergraph, each other
 * one when an operation waits while all threads are busy. A thread that ends is replaced.
 */
export class PlannerThreads {
  private readonly data: PlannerData;
  private readonly options: ThreadsOptions;
  private readonly all = new Set<PlannerThread>();
  private readonly idle = new Set<PlannerThread>();
  /** Threads that were terminated because they exceeded the time limit. */
  private readonly timedOut = new WeakSet<PlannerThread>();
  private readonly starting = new Set<Promise<void>>();
  /** Consecutive failed starts. */
  private failures = 0;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(data: PlannerData, options: ThreadsOptions) {
    this.data = data;
    this.options = options;
  }

  get hasIdle(): boolean {
    return this.idle.size > 0;
  }

  /**
   * Starts the first thread.
   * @throws Error if the planner refuses the supergraph
   */
  start(): Promise<void> {
    return this.begin();
  }

  /** Starts another thread unless the limit is reached or a retry is scheduled. */
  grow(): void {
    if (this.stopped || this.retry !== undefined) return;
    if (this.all.size + this.starting.size >= this.options.threads) return;
    const begun = this.begin().catch((error: unknown) => this.retryLater(error));
    this.starting.add(begun);
    void begun.finally(() => this.starting.delete(begun));
  }

  /**
   * Plans an operation in an idle thread.
   * @throws PlannerEnded if it exceeds the time limit, or if the thread ends
   */
  async plan(request: PlanRequest): Promise<PlanResult> {
    const [thread] = this.idle;
    if (thread === undefined) throw new Error('All planner threads are busy.');
    this.idle.delete(thread);
    const timer = setTimeout(() => {
      this.timedOut.add(thread);
      void thread.terminate();
    }, this.options.timeout);
    try {
      const answer = await thread.plan(request);
      if (!this.timedOut.has(thread)) this.idle.add(thread);
      return answer;
    } catch (error) {
      throw this.timedOut.has(thread) ? new PlannerEnded('deadline') : error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Terminates the threads that are planning and returns the idle ones to the spares. */
  async stop(): Promise<void> {
    this.stopped = true;
    const { spares } = this.options;
    clearTimeout(this.retry);
    const each = [...this.all].map((thread) =>
      this.idle.has(thread) ? spares.putBack(thread) : thread.terminate(),
    );
    await Promise.all([...each, ...this.starting]);
  }

  private async begin(): Promise<void> {
    const { spares, onReady } = this.options;
    const thread = await spares.take(this.data, (ended) => this.ended(thread, ended));
    if (this.stopped) return spares.putBack(thread);
    this.failures = 0;
    this.all.add(thread);
    this.idle.add(thread);
    onReady();
  }

  private ended(thread: PlannerThread, { reason, cause }: PlannerEnded): void {
    this.all.delete(thread);
    this.idle.delete(thread);
    if (this.stopped) return;
    const kind = cause instanceof Error ? cause.name : undefined;
    const actual = this.timedOut.has(thread) ? 'deadline' : reason;
    this.options.log.warn({ reason: actual, kind }, 'a planner thread has ended and is replaced');
    this.grow();
  }

  private retryLater(error: unknown): void {
    if (this.stopped) return;
    const delay = Math.min(FIRST_RETRY_MS * 2 ** this.failures++, LAST_RETRY_MS);
    this.options.log.error(
      { kind: error instanceof Error ? error.name : typeof error, delay },
      'a planner thread did not start; the start will be retried',
    );
    this.retry = setTimeout(() => {
      this.retry = undefined;
      this.grow();
    }, delay).unref();
  }
}
