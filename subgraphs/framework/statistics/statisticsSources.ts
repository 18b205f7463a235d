import { COUNTED_SUBGRAPH_NAMES, subgraphEntry } from '../../../schema/subgraphs';
import type { StatisticsSource } from '../../../schema/statistics/source';
import { httpStatistics, type StatisticsCalls } from './httpStatistics';

/**
 * The sources of statistics over HTTP, for the process of the statistics subgraph.
 * @param urls of their GraphQL endpoints; without one, the port of the list of subgraphs
 */
export function statisticsSources(
  urls: Readonly<Record<string, string>>,
  calls: StatisticsCalls,
): readonly StatisticsSource[] {
  return COUNTED_SUBGRAPH_NAMES.map((name) => {
    const url = urls[name] ?? `http://127.0.0.1:${subgraphEntry(name).port}/graphql`;
    return httpStatistics(name, url, calls);
  });
}
