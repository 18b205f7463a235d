import type { PlannerData } from './messages';
import { PlannerEnded, startPlannerThread, type OnEnd, type PlannerThread } from './plannerThread';

/**
 * A pool of planner threads that the last supergraph no longer needs, for the next supergraph. A
 * new thread must load and warm up the planner, which takes ten times as long as reading a
 * supergraph in a warm thread.
 */
export class SparePlanners {
  private readonly size: number;
  private readonly spare = new Set<PlannerThread>();
  private stopped = false;

  /** @param size the limit of spare threads */
  constructor(size: number) {
    this.size = size;
  }

  /**
   * Makes a spare thread read a supergraph, or starts a new thread.
   * @param onEnd called once when the thread ends after that, for whatever reason
   * @throws Error if the planner refuses the supergraph
   */
  async take(data: PlannerData, onEnd: OnEnd): Promise<PlannerThread> {
    for (const thread of this.spare) {
      this.spare.delete(thread);
      try {
        await thread.planFor(data, onEnd);
        return thread;
      } catch (error) {
        // The spare thread had ended; that proves nothing about the supergraph.
        if (!(error instanceof PlannerEnded)) throw error;
      }
    }
    return startPlannerThread(data, onEnd);
  }

  /** Takes back an idle thread, or stops it if the pool is full. */
  async putBack(thread: PlannerThread): Promise<void> {
    if (this.stopped || this.spare.size >= this.size) return thread.stop();
    this.spare.add(thread);
    thread.release(() => this.spare.delete(thread));
  }

  /** Stops all spare threads, and every thread that is put back later. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.spare].map((thread) => thread.stop()));
  }
}
