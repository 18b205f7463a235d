import type { Logger } from 'pino';
import type { PlannerData, PlanRequest } from './messages';
import { PlannerEnded, type PlanResult, type PlannerThread } from './plannerThread';
import type { SparePlanners } from './sparePlanners';

const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;

export interface ThreadsOptions {
  /** How many there may be. */
  readonly threads: number;
  /** Milliseconds one operation may be planned for. */
  readonly timeout: number;
  readonly log: Logger;
  /** Where threads are had from, and given to when they are needed no more. */
  readonly spares: SparePlanners;
  /** Called when a thread more is to be had. */
  readonly onReady: () => void;
}

/**
 * The planner threads of one supergraph. The first starts with it, each other when an operation
 * waits while all are busy; one that ends is replaced.
 */
export class PlannerThreads {
  private readonly data: PlannerData;
  private readonly options: ThreadsOptions;
  private readonly all = new Set<PlannerThread>();
  private readonly idle = new Set<PlannerThread>();
  /** Threads that were ended because they planned too long. */
  private readonly late = new WeakSet<PlannerThread>();
  private readonly starting = new Set<Promise<void>>();
  /** Starts that failed since the last that did not. */
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
   * @throws Error when the supergraph cannot be planned for
   */
  start(): Promise<void> {
    return this.begin();
  }

  /** Starts a thread more, where there may be one. */
  grow(): void {
    if (this.stopped || this.retry !== undefined) return;
    if (this.all.size + this.starting.size >= this.options.threads) return;
    const begun = this.begin().catch((error: unknown) => this.tryLater(error));
    this.starting.add(begun);
    void begun.finally(() => this.starting.delete(begun));
  }

  /**
   * Has an idle thread plan an operation.
   * @throws PlannerEnded when it takes too long, or ends the thread
   */
  async plan(question: PlanRequest): Promise<PlanResult> {
    const [thread] = this.idle;
    if (thread === undefined) throw new Error('All planner threads are busy.');
    this.idle.delete(thread);
    const timer = setTimeout(() => {
      this.late.add(thread);
      void thread.terminate();
    }, this.options.timeout);
    try {
      const answer = await thread.plan(question);
      if (!this.late.has(thread)) this.idle.add(thread);
      return answer;
    } catch (error) {
      throw this.late.has(thread) ? new PlannerEnded('deadline') : error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends those that plan, whatever it is, and gives the others away. */
  async stop(): Promise<void> {
    this.stopped = true;
    const { spares } = this.options;
    clearTimeout(this.retry);
    const each = [...this.all].map((thread) =>
      this.idle.has(thread) ? spares.give(thread) : thread.terminate(),
    );
    await Promise.all([...each, ...this.starting]);
  }

  private async begin(): Promise<void> {
    const { spares, onReady } = this.options;
    const thread = await spares.take(this.data, (ended) => this.ended(thread, ended));
    if (this.stopped) return spares.give(thread);
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
    const why = this.late.has(thread) ? 'deadline' : reason;
    this.options.log.warn({ reason: why, kind }, 'a planner thread has ended and is replaced');
    this.grow();
  }

  private tryLater(error: unknown): void {
    if (this.stopped) return;
    const delay = Math.min(FIRST_RETRY_MS * 2 ** this.failures++, LAST_RETRY_MS);
    this.options.log.error(
      { kind: error instanceof Error ? error.name : typeof error, delay },
      'a planner thread did not start; it is tried again',
    );
    this.retry = setTimeout(() => {
      this.retry = undefined;
      this.grow();
    }, delay).unref();
  }
}
