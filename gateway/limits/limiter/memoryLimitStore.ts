import { windowAt, type LimitStore, type Spent } from './limitStore';

/** Number of counters from which expired windows are deleted. */
const SWEEP_THRESHOLD = 10_000;

/** Limits of one gateway, in its memory; they are lost on restart and not shared. */
export class MemoryLimitStore implements LimitStore {
  private readonly now: () => number;
  private readonly counters = new Map<string, { value: number; until: number }>();
  private readonly sets = new Map<string, { members: Set<string>; until: number }>();

  /** @param now the clock, in milliseconds */
  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  spend(key: string, amount: number, bound: number, window: number): Spent {
    const { number, left } = windowAt(this.now(), window);
    const at = `${key}:${number}`;
    const counter = this.counters.get(at) ?? { value: 0, until: (number + 1) * window };
    const allowed = counter.value + amount <= bound;
    if (allowed) {
      counter.value += amount;
      this.counters.set(at, counter);
      this.sweep(this.counters);
    }
    return { allowed, retryAfter: left };
  }

  async join(
    key: string,
    members: readonly string[],
    bound: number,
    window: number,
  ): Promise<Spent> {
    const { number, left } = windowAt(this.now(), window);
    const at = `${key}:${number}`;
    const set = this.sets.get(at) ?? { members: new Set<string>(), until: (number + 1) * window };
    const newMembers = new Set(members.filter((member) => !set.members.has(member)));
    const allowed = set.members.size + newMembers.size <= bound;
    if (allowed) {
      for (const member of newMembers) set.members.add(member);
      this.sets.set(at, set);
      this.sweep(this.sets);
    }
    return { allowed, retryAfter: left };
  }

  async stop(): Promise<void> {
    this.counters.clear();
    this.sets.clear();
  }

  private sweep(entries: Map<string, { until: number }>): void {
    if (entries.size < SWEEP_THRESHOLD) return;
    const seconds = this.now() / 1000;
    for (const [key, { until }] of entries) if (until <= seconds) entries.delete(key);
  }
}
