import { defineSubgraph } from '../framework/defineSubgraph';
import { Counts } from './counts';
import { openFeed } from './feed/feed';
import { FEED_COLLECTIONS, feedModels, type FeedModels } from './feed/model';
import { statisticsResolvers } from './resolvers';
import { snapshotFeature } from './snapshots/feature';
import { snapshotModels, type SnapshotModels } from './snapshots/model';
import { statisticsStore, type StatisticsStore } from './store';

interface Models extends FeedModels, SnapshotModels {
  readonly counts: Counts;
}

interface Stores {
  readonly statistics: StatisticsStore;
}

/** 统计: counts, series and indicators over the records of all other subgraphs. */
export const statisticsSubgraph = defineSubgraph<Models, Stores>({
  name: 'statistics',
  models: (connection) => ({
    ...feedModels(connection),
    ...snapshotModels(connection),
    counts: new Counts(),
  }),
  stores: { statistics: ({ counts }, request) => statisticsStore(counts, request) },
  resolvers: [statisticsResolvers],
  features: [snapshotFeature],
  timedCollections: FEED_COLLECTIONS,
  async begin({ counts, segment }, { statisticsSources, jobs, log, now, metrics }) {
    if (statisticsSources === undefined) return undefined;
    const connection = segment.db;
    const feed = await openFeed({
      connection,
      sources: statisticsSources,
      jobs,
      log,
      now,
      metrics,
    });
    counts.follow(feed);
    return { stop: () => feed.stop() };
  },
});
