import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { CurrentContext } from '../../../process/followSubgraphTls';
import { STATISTICS_FACTS_PATH, type StatisticsSource } from '../../../schema/statistics/source';
import { DIRECTORY_TYPE } from '../directory/directoryRoute';
import { openMessage, sealMessage } from '../directory/sealedMessage';
import { postToSubgraph } from '../postToSubgraph';
import { changesMessageSchema, rowsMessageSchema } from './statisticsMessages';

/** A page has the facts of a thousand rows, whose subjects another subgraph classifies. */
const TIMEOUT_MS = 30_000;

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
  { key, tls }: StatisticsCalls,
): StatisticsSource {
  async function ask<Page>(
    question: object,
    schema: z.ZodType<{ readonly id: string; readonly page: Page }>,
  ): Promise<Page> {
    const id = randomUUID();
    const message = { id, at: Date.now(), ask: question };
    const { status, text } = await postToSubgraph(new URL(STATISTICS_FACTS_PATH, url), {
      body: await sealMessage(key, 'statistics-question', message),
      headers: { 'content-type': DIRECTORY_TYPE },
      timeoutMs: TIMEOUT_MS,
      tls,
    });
    if (status !== 200)
      throw new Error(`The subgraph ${name} responded to a request for facts with ${status}.`);
    const answer = await openMessage(key, 'statistics-answer', schema, text);
    if (answer?.id !== id) throw new Error(`The subgraph ${name} gave no valid facts.`);
    return answer.page;
  }

  return {
    name,
    changes: (after, upTo, until) =>
      ask(
        { after, ...(upTo !== undefined && { upTo }), ...(until !== undefined && { until }) },
        changesMessageSchema,
      ),
    rows: (position, limit) => ask({ position, limit }, rowsMessageSchema),
  };
}
