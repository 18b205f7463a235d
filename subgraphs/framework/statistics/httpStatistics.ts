import type { CurrentContext } from '../../../process/followSubgraphTls';
import { STATISTICS_FACTS_PATH, type StatisticsSource } from '../../../schema/statistics/source';
import { askSealed } from '../sealed/call';
import { changesMessageSchema, rowsMessageSchema } from './statisticsMessages';

/** How facts are called for. */
export interface StatisticsCalls {
  /** Encrypts messages; all subgraphs have it. */
  readonly key: Buffer;
  /** Trusted CAs and the certificate of this process, for `https` URLs. */
  readonly tls?: CurrentContext | undefined;
}

/** The facts of a subgraph in another process. @param url of its GraphQL endpoint */
export function httpStatistics(
  name: string,
  url: string,
  calls: StatisticsCalls,
): StatisticsSource {
  const place = { topic: 'statistics', url: new URL(STATISTICS_FACTS_PATH, url) } as const;
  const ask = askSealed({ ...place, who: `The subgraph ${name}`, ...calls });
  return {
    name,
    async changes(after, upTo, until) {
      const given = { ...(upTo !== undefined && { upTo }), ...(until !== undefined && { until }) };
      return (await ask({ ask: { after, ...given } }, changesMessageSchema)).page;
    },
    rows: async (position, limit) =>
      (await ask({ ask: { position, limit } }, rowsMessageSchema)).page,
  };
}
