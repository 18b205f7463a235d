import type { QueryPlan } from '@apollo/query-planner';
import type { Ending } from '../../ending';
import { untilEnded } from '../untilEnded';
import type { PlanRequest } from './messages';
import { plannerBusy } from './planErrors';

/** One operation on its way to a plan, and the requests that wait for it. */
export class PlanJob {
  readonly key: string;
  readonly question: PlanRequest;
  /** Who asked first, and whose number of open operations it counts to. */
  readonly creator: string;
  /** Who may have it planned in their turn. */
  readonly callers = new Set<string>();
  settle!: { readonly resolve: (plan: QueryPlan) => void; readonly reject: (error: Error) => void };
  private readonly outcome: Promise<QueryPlan>;
  private requests = 0;
  private isBegun = false;

  constructor(key: string, question: PlanRequest, creator: string) {
    this.key = key;
    this.question = question;
    this.creator = creator;
    this.outcome = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
    // The last request may have gone when the job fails.
    this.outcome.catch(() => undefined);
  }

  /** @returns whether the caller is a new one, and the job waits for a turn */
  join(caller: string): boolean {
    if (this.isBegun || this.callers.has(caller)) return false;
    this.callers.add(caller);
    return true;
  }

  begin(): void {
    this.isBegun = true;
  }

  /**
   * Waits for the plan for one request.
   * @param onAbandoned called when the last request has gone before the planning began
   * @throws GraphQLError PLANNER_BUSY when the request ends before
   */
  async wait(ending: Ending, onAbandoned: () => void): Promise<QueryPlan> {
    this.requests++;
    try {
      return await untilEnded(this.outcome, ending);
    } catch (error) {
      throw error === ending.reason ? plannerBusy() : error;
    } finally {
      if (--this.requests === 0 && !this.isBegun) onAbandoned();
    }
  }
}
