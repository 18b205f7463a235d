/**
 * Combines the items of concurrent callers into one write. While a write is in progress the next
 * batch gathers; each caller resolves or rejects with the write of its batch. A single caller never
 * waits, and the cost per caller falls as their number grows. A batch is never delayed to gather
 * more items: delays cost callers more than they saved the processor (docs/decisions/disclosure-log.md).
 * @param write takes the items in the order in which the callers passed them
 * @param maxItems of a batch, unless one caller passes more
 */
export function groupCommit<T>(
  write: (items: readonly T[]) => Promise<void>,
  maxItems: number,
): (items: readonly T[]) => Promise<void> {
  interface Waiting {
    readonly items: readonly T[];
    readonly resolve: () => void;
    readonly reject: (error: unknown) => void;
  }
  const queue: Waiting[] = [];
  let busy = false;

  function nextBatch(): Waiting[] {
    let size = 0;
    let count = 0;
    do size += queue[count++]!.items.length;
    while (count < queue.length && size + queue[count]!.items.length <= maxItems);
    return queue.splice(0, count);
  }

  async function run() {
    busy = true;
    while (queue.length > 0) {
      const batch = nextBatch();
      try {
        await write(batch.flatMap(({ items }) => items));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
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
