import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { StatisticsSource } from '../../../schema/statistics/source';
import { sealedRoute } from '../sealed/route';
import { questionMessageSchema } from './statisticsMessages';

/** Returns the facts of records to the statistics subgraph; see `sealedRoute`. */
export function statisticsRoute(
  source: StatisticsSource,
  given: { readonly key: Buffer; readonly log: Logger },
): RequestHandler {
  return sealedRoute({
    ...given,
    topic: 'statistics',
    schema: questionMessageSchema,
    answer: async ({ ask }) => ({
      page:
        'after' in ask
          ? await source.changes(ask.after, ask.upTo, ask.until)
          : await source.rows(ask.position, ask.limit),
    }),
    failure: 'facts for statistics could not be read',
  });
}
