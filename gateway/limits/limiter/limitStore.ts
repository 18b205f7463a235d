/**
 * The counters of the limits: in the memory of one gateway, or in Redis for several. Every
 * operation is atomic; two gateways cannot both spend the last unit.
 */
export interface LimitStore {
  /**
   * Adds to a counter if the sum stays within the bound.
   * @param window seconds after which the counter restarts
   * @returns whether the amount was added, and the seconds until the window ends
   */
  spend(key: string, amount: number, bound: number, window: number): Spent | Promise<Spent>;
  /**
   * Adds members to a set if its size stays within the bound; existing members do not count again.
   * @returns whether all members are now in the set; if not, no new member was added
   */
  join(key: string, members: readonly string[], bound: number, window: number): Promise<Spent>;
  stop(): Promise<void>;
}

export interface Spent {
  readonly allowed: boolean;
  /** Seconds until the window ends, at least 1. */
  readonly retryAfter: number;
}

/** The number of the window that contains a moment, and the seconds until it ends. */
export function windowAt(now: number, window: number): { number: number; left: number } {
  const seconds = now / 1000;
  const number = Math.floor(seconds / window);
  return { number, left: Math.max(1, Math.ceil((number + 1) * window - seconds)) };
}
