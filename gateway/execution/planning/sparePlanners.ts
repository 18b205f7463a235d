import type { PlannerData } from './messages';
import { PlannerEnded, startPlannerThread, type OnEnd, type PlannerThread } from './plannerThread';

/**
 * Planner threads that no supergraph needs any more, for the next one: loading the planner and
 * warming it up takes a thread ten times as long as reading a supergraph does then.
 */
export class SparePlanners {
  private readonly most: number;
  private readonly spare = new Set<PlannerThread>();
  private stopped = false;

  /** @param most how many are kept */
  constructor(most: number) {
    this.most = most;
  }

  /**
   * Has a spare thread read a supergraph, or starts one.
   * @param onEnd called once when the thread has ended after that, for whatever reason
   * @throws Error when the supergraph cannot be planned for
   */
  async take(data: PlannerData, onEnd: OnEnd): Promise<PlannerThread> {
    for (const thread of this.spare) {
      this.spare.delete(thread);
      try {
        await thread.planFor(data, onEnd);
        return thread;
      } catch (error) {
        // It ended at rest; the supergraph may be sound.
        if (!(error instanceof PlannerEnded)) throw error;
      }
    }
    return startPlannerThread(data, onEnd);
  }

  /** Keeps an idle thread, or ends it where enough are kept. */
  async give(thread: PlannerThread): Promise<void> {
    if (this.stopped || this.spare.size >= this.most) return thread.stop();
    this.spare.add(thread);
    thread.rest(() => this.spare.delete(thread));
  }

  /** Ends those that are kept, and each that is given later. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.spare].map((thread) => thread.stop()));
  }
}
