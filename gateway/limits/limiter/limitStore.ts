/**
 * Where the limits are counted: in the memory of one gateway, or in Redis for several. Every
 * operation is atomic; two gateways cannot both spend the last unit.
 */
export interface LimitStore {
  /**
   * Adds to a counter if it stays within a bound.
   * @param window seconds after which the counter starts again
   * @returns whether it was added, and the seconds until the window ends
   */
  spend(key: string, amount: number, bound: number, window: number): Spent | Promise<Spent>;
  /**
   * Adds members to a set if it stays within a bound; members it has already cost nothing.
   * @returns whether they are all in the set now; if not, none of the new ones was added
   */
  join(key: string, members: readonly string[], bound: number, window: number): Promise<Spent>;
  stop(): Promise<void>;
}

export interface Spent {
  readonly allowed: boolean;
  /** Seconds until the window ends, at least 1. */
  readonly retryAfter: number;
}

/** The window a moment falls into, by number, and the seconds left of it. */
export function windowAt(now: number, window: number): { number: number; left: number } {
  const seconds = now / 1000;
  const number = Math.floor(seconds / window);
  return { number, left: Math.max(1, Math.ceil((number + 1) * window - seconds)) };
}
