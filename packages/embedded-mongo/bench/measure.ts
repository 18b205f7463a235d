export interface Workload {
  name: string;
  run(): Promise<unknown>;
}

export interface Figures {
  smallMs: number;
  largeMs: number;
  /** How much more one operation costs on the large collection. */
  ratio: number;
}

const PER_ROUND = 100;

async function times(workload: Workload): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < PER_ROUND; i++) {
    const began = performance.now();
    await workload.run();
    found.push(performance.now() - began);
  }
  return found;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/**
 * Measures each workload on both collections in turns, so that whatever else the machine does falls
 * on both alike; gives medians over all single operations.
 */
export async function measureAlternating(
  small: readonly Workload[],
  large: readonly Workload[],
  rounds: number,
): Promise<Record<string, Figures>> {
  const figures: Record<string, Figures> = {};
  for (const [i, onSmall] of small.entries()) {
    const onLarge = large[i] as Workload;
    const [less, more]: [number[], number[]] = [[], []];
    // The first round of each warms caches and compiled code, and is not counted.
    await times(onSmall);
    await times(onLarge);
    for (let round = 0; round < rounds; round++) {
      less.push(...(await times(onSmall)));
      more.push(...(await times(onLarge)));
    }
    const [smallMs, largeMs] = [median(less), median(more)];
    figures[onSmall.name] = { smallMs, largeMs, ratio: largeMs / smallMs };
  }
  return figures;
}
