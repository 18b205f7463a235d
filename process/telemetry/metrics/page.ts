import { collectDefaultMetrics, Registry, type Metric } from 'prom-client';
import { cacheUses } from './countedCache';
import type { Count, Observations } from './counts';
import { METRICS, type MetricName } from './definitions';
import type { Metrics } from './metrics';
import type { SeriesMap } from './series';

/** The metrics page: its content type, and its text when it is read. */
export interface MetricsPage {
  readonly contentType: string;
  text(): Promise<string>;
}

interface Value {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  readonly metricName?: string;
}

/** The numbers of a process, and those of Node, in the text format of Prometheus. */
export function metricsPage(metrics: Metrics): MetricsPage {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of Object.keys(METRICS) as MetricName[])
    registry.registerMetric(collected(name, () => valuesOf(name, metrics)));
  return { contentType: registry.contentType, text: () => registry.metrics() };
}

/** A metric whose values are read when the page is read: prom-client only formats them. */
function collected(name: MetricName, values: () => Promise<Value[]>): Metric {
  const { type, english: help } = METRICS[name];
  const get = async () => ({ name, help, type, values: await values(), aggregator: 'sum' });
  return { name, get, reset: () => undefined } as unknown as Metric;
}

async function valuesOf(name: MetricName, metrics: Metrics): Promise<Value[]> {
  if (name === 'credit_cache_requests_total')
    return [...cacheUses].flatMap(([cache, { hits, misses }]) => [
      { labels: { cache, result: 'hit' }, value: hits },
      { labels: { cache, result: 'miss' }, value: misses },
    ]);
  if (name === 'credit_cache_entries')
    return [...cacheUses].map(([cache, use]) => ({ labels: { cache }, value: use.entries() }));
  switch (METRICS[name].type) {
    case 'counter':
      return numbersOf(name, metrics.counters.get(name));
    case 'histogram':
      return Array.from(metrics.histograms.get(name)?.all.values() ?? []).flatMap(
        ({ values, series }) => bucketsOf(name, labelsOf(name, values), series),
      );
    case 'gauge':
      return [...numbersOf(name, metrics.levels.get(name)), ...(await gaugeOf(name, metrics))];
  }
}

function numbersOf(name: MetricName, series: SeriesMap<Count> | undefined): Value[] {
  return Array.from(series?.all.values() ?? [], ({ values, series: { value } }) => ({
    labels: labelsOf(name, values),
    value,
  }));
}

async function gaugeOf(name: MetricName, metrics: Metrics): Promise<Value[]> {
  const sources = [...(metrics.gauges.get(name) ?? [])];
  const samples = await Promise.all(sources.map(async (read) => read()));
  return samples.flat().map(({ values, value }) => ({ labels: labelsOf(name, values), value }));
}

function bucketsOf(
  name: string,
  labels: Readonly<Record<string, string>>,
  { bounds, buckets, sum }: Observations,
): Value[] {
  let total = 0;
  const cumulative = Array.from(buckets, (count, index) => ({
    metricName: `${name}_bucket`,
    labels: { ...labels, le: index < bounds.length ? String(bounds[index]) : '+Inf' },
    value: (total += count),
  }));
  return [
    ...cumulative,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: total },
  ];
}

function labelsOf(name: MetricName, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    METRICS[name].labels.map((label, index) => [label, values[index] ?? '']),
  );
}
