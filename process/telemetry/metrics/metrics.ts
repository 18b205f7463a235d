import { Count, Observations } from './counts';
import { METRICS, type MetricName, type MetricOf } from './definitions';
import { SeriesMap } from './series';

/** One value of a metric. */
export interface Sample {
  /** The values of the labels, in their order. */
  readonly values: readonly string[];
  readonly value: number;
}

/** Returns the samples of a gauge when the metrics page is read. */
export type ReadGauge = () => readonly Sample[] | Promise<readonly Sample[]>;

/**
 * The metrics of a process as plain numbers. Parts of the product count in them; the metrics page
 * reads them. Without a page they cost the additions.
 */
export class Metrics {
  readonly counters = new Map<MetricName, SeriesMap<Count>>();
  readonly histograms = new Map<MetricName, SeriesMap<Observations>>();
  readonly levels = new Map<MetricName, SeriesMap<Count>>();
  readonly gauges = new Map<MetricName, Set<ReadGauge>>();

  /** The counter of label values; keep it where the values are always the same. */
  count(name: MetricOf<'counter'>, ...values: string[]): Count {
    let series = this.counters.get(name);
    if (series === undefined) this.counters.set(name, (series = new SeriesMap(() => new Count())));
    return series.of(values);
  }

  /** The histogram of label values; keep it where the values are always the same. */
  histogram(name: MetricOf<'histogram'>, ...values: string[]): Observations {
    let series = this.histograms.get(name);
    if (series === undefined) {
      const { buckets } = METRICS[name];
      this.histograms.set(name, (series = new SeriesMap(() => new Observations(buckets))));
    }
    return series.of(values);
  }

  /** A gauge that is set where its value changes. */
  level(name: MetricOf<'gauge'>, ...values: string[]): Count {
    let series = this.levels.get(name);
    if (series === undefined) this.levels.set(name, (series = new SeriesMap(() => new Count())));
    return series.of(values);
  }

  /** Removes a gauge whose subject is gone: its last value would look current. */
  removeLevel(name: MetricOf<'gauge'>, ...values: string[]): void {
    this.levels.get(name)?.remove(values);
  }

  /** Adds a source of a gauge's samples. @returns a function that removes it */
  gauge(name: MetricOf<'gauge'>, read: ReadGauge): () => void {
    let sources = this.gauges.get(name);
    if (sources === undefined) this.gauges.set(name, (sources = new Set()));
    sources.add(read);
    return () => void sources.delete(read);
  }
}
