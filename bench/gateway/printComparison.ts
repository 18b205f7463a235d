import type { Comparison as Pair } from '../comparePair';
import type { Comparison } from './compareGateways';

/** The comparison as a table. */
export function comparisonText(title: string, comparison: Comparison): string {
  const rows = Object.entries(comparison).flatMap(([workload, byTarget]) =>
    Object.entries(byTarget).map(([target, figures]) =>
      [
        workload.padEnd(4),
        target.padEnd(9),
        figures.rps.toFixed(0).padStart(11),
        figures.ratio.toFixed(2).padStart(9),
        (figures.ratioToHttp?.toFixed(2) ?? '').padStart(9),
        figures.p50.toFixed(0).padStart(8),
        figures.p99.toFixed(0).padStart(8),
        figures.cpuMs.toFixed(3).padStart(10),
        figures.rss.toFixed(0).padStart(9),
      ].join(''),
    ),
  );
  const head = `             requests/s    ratio  to HTTP  p50 ms  p99 ms    ms CPU  RSS MiB`;
  return `${title}\n${head}\n${rows.join('\n')}\n`;
}

/** The whole product on both executors as a table. */
export function productText(pairs: Readonly<Record<string, Pair>>): string {
  const rows = Object.entries(pairs).map(([workload, each]) =>
    [
      workload.padEnd(4),
      each.with.toFixed(1).padStart(12),
      each.without.toFixed(1).padStart(9),
      each.throughput.toFixed(2).padStart(9),
      each.cpuWith.toFixed(2).padStart(14),
      each.cpuWithout.toFixed(2).padStart(9),
    ].join(''),
  );
  return `The whole product\n    compiled r/s    stock    ratio  compiled CPU    stock\n${rows.join('\n')}\n`;
}
