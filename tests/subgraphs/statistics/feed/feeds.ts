import type { Connection } from 'mongoose';
import pino, { type Logger } from 'pino';
import type { CountedFact, SubjectFacts } from '../../../../schema/statistics/facts';
import type { StatisticsSource } from '../../../../schema/statistics/source';
import { Metrics } from '../../../../process/telemetry/metrics/metrics';
import { openFeed, type FeedParts } from '../../../../subgraphs/statistics/feed/feed';
import { feedModels } from '../../../../subgraphs/statistics/feed/model';
import type { Feed } from '../../../../subgraphs/statistics/feed/state';
import { silent } from '../../../support/log';
import { counted } from '../../framework/statistics/sources';

/** The feed of one process, and what a listener of it has received since the last reset. */
export interface FeedUnderTest extends Feed {
  readonly metrics: Metrics;
  facts(): readonly CountedFact[];
  /** How often each fact is counted. */
  counted(): ReadonlyMap<string, number>;
  subjects(): ReadonlyMap<string, SubjectFacts['dimensions']>;
  resets(): number;
}

export async function feedUnderTest(
  connection: Connection,
  sources: readonly StatisticsSource[],
  more: Partial<FeedParts> = {},
): Promise<FeedUnderTest> {
  const models = feedModels(connection);
  await Promise.all([models.generation.createIndexes(), models.segment.createIndexes()]);
  const metrics = new Metrics();
  const now = () => new Date();
  const parts = { connection, sources, log: silent, now, metrics, intervalMs: 0, ...more };
  const feed = await openFeed(parts);
  let facts: CountedFact[] = [];
  let resets = 0;
  const subjects = new Map<string, SubjectFacts['dimensions']>();
  feed.follow((page) => {
    if (page === 'reset') {
      facts = [];
      resets++;
      return;
    }
    facts.push(...page.facts);
    for (const { subject, dimensions } of page.subjects) subjects.set(subject, dimensions);
  });
  return {
    ...feed,
    metrics,
    facts: () => facts,
    counted: () => counted(facts),
    subjects: () => subjects,
    resets: () => resets,
  };
}

/** A source that fails when `fails` says so. */
export function failing(
  source: StatisticsSource,
  fails: (call: 'changes' | 'rows') => boolean,
): StatisticsSource {
  const check = (call: 'changes' | 'rows') => {
    if (fails(call)) throw new Error('killed');
  };
  return {
    name: source.name,
    changes: async (...ask) => {
      check('changes');
      return source.changes(...ask);
    },
    rows: async (...ask) => {
      check('rows');
      return source.rows(...ask);
    },
  };
}

/** A log, and the lines that were written to it. */
export function logged(): {
  readonly log: Logger;
  readonly lines: () => readonly Record<string, unknown>[];
} {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { log: pino({}, { write }), lines: () => lines };
}
