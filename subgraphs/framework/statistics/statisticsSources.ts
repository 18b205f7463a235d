import { recordDomains } from '../../../schema/recordDomains';
import { SUBGRAPHS } from '../../../schema/subgraphs';
import type { StatisticsSource } from '../../../schema/statistics/source';
import { httpStatistics, type StatisticsCalls } from './httpStatistics';

/** The names of the subgraphs whose records are counted: those that store records. */
export function sourceNames(): readonly string[] {
  const withRecords = new Set<string>(recordDomains().values());
  return SUBGRAPHS.map(({ name }) => name).filter((name) => withRecords.has(name));
}

/**
 * The sources of statistics over HTTP, for the process of the statistics subgraph.
 * @param urls of their GraphQL endpoints; without one, the port of the list of subgraphs
 */
export function statisticsSources(
  urls: Readonly<Record<string, string>>,
  calls: StatisticsCalls,
): readonly StatisticsSource[] {
  return sourceNames().map((name) => {
    const { port } = SUBGRAPHS.find((subgraph) => subgraph.name === name)!;
    return httpStatistics(name, urls[name] ?? `http://127.0.0.1:${port}/graphql`, calls);
  });
}
