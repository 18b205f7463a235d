import { setTimeout as wait } from 'node:timers/promises';

/** A write to so much time. */
const SHARE = 4;
/** How often it is looked whether the process has anything else to do. */
const LOOK_MS = 4;

/**
 * Puts what callers hand in at about the same time into one write: while a write is under way the
 * next group gathers, and every caller is answered when the write of its group is durable, or has
 * failed. One write is under way at a time. What a write costs beside its items is the same for few
 * as for many, so while several callers hand in and the process is busy, writes take no more than
 * a quarter of the time: the next begins no sooner than four times what the last took, counted from
 * its beginning. A lone caller never waits, nor does anybody for a process that has nothing else to
 * do: then most callers are those who wait here.
 * @param write takes the items of a group in the order in which they were handed in
 * @param limit items in a group, unless a single caller hands in more
 * @param longest milliseconds a group may be kept waiting so
 */
export function groupCommit<T>(
  write: (items: readonly T[]) => Promise<void>,
  limit: number,
  longest = 0,
): (items: readonly T[]) => Promise<void> {
  interface Waiting {
    readonly items: readonly T[];
    readonly resolve: () => void;
    readonly reject: (error: unknown) => void;
  }
  const queue: Waiting[] = [];
  let busy = false;
  let began = -Infinity;
  let took = 0;
  let alone = true;

  function nextGroup(): Waiting[] {
    let size = 0;
    let count = 0;
    do size += queue[count++]!.items.length;
    while (count < queue.length && size + queue[count]!.items.length <= limit);
    return queue.splice(0, count);
  }

  async function run() {
    busy = true;
    while (queue.length > 0) {
      const early = began + Math.min(SHARE * took, longest) - performance.now();
      if (early > 0 && !(alone && queue.length === 1)) await whileBusy(early);
      began = performance.now();
      const group = nextGroup();
      alone = group.length === 1;
      try {
        await write(group.flatMap(({ items }) => items));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
      took = performance.now() - began;
    }
    busy = false;
  }

  return (items) =>
    items.length === 0
      ? Promise.resolve()
      : new Promise((resolve, reject) => {
          queue.push({ items, resolve, reject });
          if (!busy) void run();
        });
}

/** Waits as long as the event loop is busy, so many milliseconds at most. */
async function whileBusy(most: number): Promise<void> {
  const end = performance.now() + most;
  for (let left = most; left > 0; left = end - performance.now()) {
    const before = performance.eventLoopUtilization();
    await wait(Math.min(LOOK_MS, left));
    if (performance.eventLoopUtilization(before).utilization < 0.5) return;
  }
}
