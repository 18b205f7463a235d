import type { Step } from '../http/chain';

/** Serves requests until it is replaced. */
export interface Stoppable {
  stop(): Promise<void>;
}

interface Counted<S> {
  readonly supergraph: S;
  requests: number;
  retired: boolean;
}

/**
 * The active supergraph, and replaced ones with active requests. A request uses one supergraph from
 * its first step to its last.
 */
export class ActiveSupergraph<S extends Stoppable> {
  private active: Counted<S>;
  private readonly retired = new Set<Counted<S>>();
  private readonly onStopFailure: (error: unknown) => void;

  /** @param onStopFailure called when a replaced supergraph fails to stop */
  constructor(first: S, onStopFailure: (error: unknown) => void) {
    this.active = { supergraph: first, requests: 0, retired: false };
    this.onStopFailure = onStopFailure;
  }

  get current(): S {
    return this.active.supergraph;
  }

  /** Passes each request to the supergraph that is active when it arrives. */
  step(of: (supergraph: S) => Step): Step {
    return (exchange) => {
      // The client has disconnected, so no `close` event would decrement the count.
      if (exchange.response.closed) return;
      const { active } = this;
      active.requests++;
      exchange.closed(() => {
        active.requests--;
        this.release(active);
      });
      return of(active.supergraph)(exchange);
    };
  }

  /** Serves later requests with `next`; the previous supergraph stops after its last request. */
  replace(next: S): void {
    const { active } = this;
    this.active = { supergraph: next, requests: 0, retired: false };
    active.retired = true;
    this.retired.add(active);
    this.release(active);
  }

  /** Stops all supergraphs, even with active requests. */
  async stop(): Promise<void> {
    const all = [this.active, ...this.retired];
    this.retired.clear();
    await Promise.all(all.map(({ supergraph }) => supergraph.stop()));
  }

  private release(counted: Counted<S>): void {
    if (!counted.retired || counted.requests > 0 || !this.retired.delete(counted)) return;
    counted.supergraph.stop().catch(this.onStopFailure);
  }
}
