import type { QueryPlan } from '@apollo/query-planner';
import type { Cancellation } from '../../cancellation';
import { untilCancelled } from '../untilCancelled';
import type { PlanRequest } from './messages';
import { plannerBusy } from './planErrors';

/** The planning of one operation, and the requests that wait for the plan. */
export class PlanJob {
  readonly key: string;
  readonly request: PlanRequest;
  /** The first caller; the job counts towards its limit of open operations. */
  readonly creator: string;
  /** The callers whose turn may start the job. */
  readonly callers = new Set<string>();
  settle!: { readonly resolve: (plan: QueryPlan) => void; readonly reject: (error: Error) => void };
  private readonly outcome: Promise<QueryPlan>;
  private requests = 0;
  private isBegun = false;

  constructor(key: string, request: PlanRequest, creator: string) {
    this.key = key;
    this.request = request;
    this.creator = creator;
    this.outcome = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
    // The job may fail after its last request was cancelled.
    this.outcome.catch(() => undefined);
  }

  /** @returns whether the caller is new and the job still waits for a turn */
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
   * @param onAbandoned called if the last request is cancelled before the planning begins
   * @throws GraphQLError PLANNER_BUSY if the request is cancelled before the plan is ready
   */
  async wait(cancellation: Cancellation, onAbandoned: () => void): Promise<QueryPlan> {
    this.requests++;
    try {
      return await untilCancelled(this.outcome, cancellation);
    } catch (error) {
      throw error === cancellation.reason ? plannerBusy() : error;
    } finally {
      if (--this.requests === 0 && !this.isBegun) onAbandoned();
    }
  }
}
