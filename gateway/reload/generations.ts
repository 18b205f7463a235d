import type { Step } from '../http/chain';

/** What serves requests until another takes its place. */
export interface Generation {
  stop(): Promise<void>;
}

interface Held<G> {
  readonly generation: G;
  requests: number;
  retired: boolean;
}

/**
 * The generation that serves, and those before it that still have requests. A request belongs
 * from its first step to its last to the generation that it met, so it never sees parts of two.
 */
export class Generations<G extends Generation> {
  private held: Held<G>;
  private readonly before = new Set<Held<G>>();
  private readonly stopped: (error: unknown) => void;

  /** @param fault told when a generation that was let go did not stop as it should */
  constructor(first: G, fault: (error: unknown) => void) {
    this.held = { generation: first, requests: 0, retired: false };
    this.stopped = fault;
  }

  get current(): G {
    return this.held.generation;
  }

  /** Hands each request to the generation that is current when it comes. */
  step(of: (generation: G) => Step): Step {
    return (exchange) => {
      // Nobody waits for the answer any more, and nothing would say when it has ended.
      if (exchange.response.closed) return;
      const { held } = this;
      held.requests++;
      exchange.closed(() => {
        held.requests--;
        this.letGo(held);
      });
      return of(held.generation)(exchange);
    };
  }

  /** Later requests belong to the next; the one before ends with its last request. */
  replace(next: G): void {
    const { held } = this;
    this.held = { generation: next, requests: 0, retired: false };
    held.retired = true;
    this.before.add(held);
    this.letGo(held);
  }

  /** Stops all, whatever is under way. */
  async stop(): Promise<void> {
    const all = [this.held, ...this.before];
    this.before.clear();
    await Promise.all(all.map(({ generation }) => generation.stop()));
  }

  private letGo(held: Held<G>): void {
    if (!held.retired || held.requests > 0 || !this.before.delete(held)) return;
    held.generation.stop().catch(this.stopped);
  }
}
