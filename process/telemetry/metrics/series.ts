/** The value of a label that stands for all values beyond the bound of a metric. */
export const OTHER = 'other';

/** Series of one metric, beyond which further label values are folded into OTHER. */
const MAX_SERIES = 2000;

/** The series of one metric, by the values of its labels in their order. */
export class SeriesMap<Series> {
  readonly all = new Map<string, { readonly values: readonly string[]; readonly series: Series }>();
  private readonly create: () => Series;

  constructor(create: () => Series) {
    this.create = create;
  }

  /** The series of label values; one of OTHER values when there are too many. */
  of(values: readonly string[]): Series {
    const known = this.all.get(values.join('\0'));
    if (known !== undefined) return known.series;
    const bounded = this.all.size < MAX_SERIES ? values : values.map(() => OTHER);
    const key = bounded.join('\0');
    const existing = this.all.get(key);
    if (existing !== undefined) return existing.series;
    const series = this.create();
    this.all.set(key, { values: bounded, series });
    return series;
  }

  /** Removes the series of label values; the next use creates it again. */
  remove(values: readonly string[]): void {
    this.all.delete(values.join('\0'));
  }
}
