import type { SubgraphContext } from '../framework/context';
import type {
  ExportArguments,
  ExportSeriesArguments,
  IndicatorArguments,
  PublicArguments,
  SeriesArguments,
  StatisticsArguments,
} from './questions/arguments';
import type { StatisticsStore } from './store';

interface Stores {
  readonly statistics: StatisticsStore;
}

type Context = SubgraphContext<Stores>;

export const statisticsResolvers = {
  Query: {
    statistics: (_: unknown, given: StatisticsArguments, { stores }: Context) =>
      stores.statistics.table(given),
    series: (_: unknown, given: SeriesArguments, { stores }: Context) =>
      stores.statistics.series(given),
    indicators: (_: unknown, given: IndicatorArguments, { stores }: Context) =>
      stores.statistics.indicators(given),
    publicStatistics: (_: unknown, given: PublicArguments, { stores }: Context) =>
      stores.statistics.publicTable(given),
  },
  Mutation: {
    exportStatistics: (_: unknown, given: ExportArguments, { stores }: Context) =>
      stores.statistics.file(given),
    exportSeries: (_: unknown, given: ExportSeriesArguments, { stores }: Context) =>
      stores.statistics.seriesFile(given),
  },
};
