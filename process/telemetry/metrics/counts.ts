/** The value of a counter or a gauge. Counting costs one addition; the metrics page reads it. */
export class Count {
  value = 0;
}

/** The observations of a histogram. */
export class Observations {
  readonly bounds: readonly number[];
  /** Observations per bucket, not cumulative; the last has no bound. */
  readonly buckets: Float64Array;
  sum = 0;

  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.buckets = new Float64Array(bounds.length + 1);
  }

  observe(value: number): void {
    const { bounds } = this;
    let at = 0;
    while (at < bounds.length && value > bounds[at]!) at++;
    this.buckets[at]!++;
    this.sum += value;
  }
}
