/** What an attacker learned: the records of these cells together, and bounds of their number. */
export interface Observation {
  readonly name: string;
  readonly cells: readonly number[];
  /** The cells of which the published value is the sum. */
  readonly parts: number;
  /** Null if it says nothing. */
  readonly published: number | null;
  readonly least: number;
  readonly most: number;
}

/** Bounds of each cell that follow from all observations together, by propagation to a fixpoint. */
export function boundsOf(cells: number, observations: readonly Observation[]) {
  const least = new Array<number>(cells).fill(0);
  const most = new Array<number>(cells).fill(Infinity);
  for (let turn = 0, changed = true; changed && turn < 30; turn++) {
    changed = false;
    for (const each of observations) {
      let sumOfLeast = 0;
      let sumOfMost = 0;
      for (const cell of each.cells) {
        sumOfLeast += least[cell]!;
        sumOfMost += most[cell]!;
      }
      for (const cell of each.cells) {
        const high = each.most - (sumOfLeast - least[cell]!);
        const others = sumOfMost - most[cell]!;
        const low = Number.isNaN(others) ? 0 : each.least - others;
        // Bounds that contradict each other come from a guess that was wrong.
        if (high < most[cell]! && high >= least[cell]!) {
          sumOfMost += high - most[cell]!;
          most[cell] = high;
          changed = true;
        }
        if (low > least[cell]! && low <= most[cell]!) {
          sumOfLeast += low - least[cell]!;
          least[cell] = low;
          changed = true;
        }
      }
    }
  }
  return { least, most };
}

/** The cells that explain all published values best: least squares by conjugate gradients. */
export function estimate(cells: number, all: readonly Observation[]): number[] {
  const observations = all.filter(({ published }) => published !== null);
  const gradientOf = (x: readonly number[]) => {
    const result = new Array<number>(cells).fill(0);
    for (const each of observations) {
      const sum = each.cells.reduce((total, cell) => total + x[cell]!, 0);
      for (const cell of each.cells) result[cell]! += sum;
    }
    return result;
  };
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, each, i) => sum + each * b[i]!, 0);
  let x = new Array<number>(cells).fill(0);
  let residual = new Array<number>(cells).fill(0);
  for (const { cells: of, published } of observations)
    for (const cell of of) residual[cell]! += published!;
  let direction = residual;
  for (let turn = 0; turn < 150 && dot(residual, residual) > 1e-6; turn++) {
    const image = gradientOf(direction);
    const step = dot(residual, residual) / dot(direction, image);
    x = x.map((each, i) => each + step * direction[i]!);
    const next = residual.map((each, i) => each - step * image[i]!);
    const ratio = dot(next, next) / dot(residual, residual);
    direction = next.map((each, i) => each + ratio * direction[i]!);
    residual = next;
  }
  return x;
}
