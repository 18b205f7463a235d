import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { Metrics } from '../../../process/telemetry/metrics/metrics';
import type { StatisticsSource } from '../../../schema/statistics/source';
import type { Jobs } from '../../framework/jobs/jobs';
import { openFollowers, type FeedListener } from './followers';
import { generations } from './generations';
import { inSequence } from './inSequence';
import { feedModels, type Generation } from './model';
import { pull } from './pull';
import { rebuild } from './rebuild';
import { sourceHealth } from './sourceHealth';
import type { Feed, FeedState } from './state';

/** How often the sources are read, in milliseconds. */
const INTERVAL_MS = 2000;
/** Other processes may store pages of a source faster than this one reads the generation. */
const ATTEMPTS = 20;

/** The job that reads all rows anew, and replaces the statistics when they differ. */
const RECONCILE = 'statistics.reconcile';
/** At night, after the jobs that end and destroy records. */
const RECONCILE_AT = '40 3 * * *';

/** What a feed works with. */
export interface FeedParts {
  /** The database of the statistics, with the models of `feedModels` and their indexes. */
  readonly connection: Connection;
  readonly sources: readonly StatisticsSource[];
  /** Runs the daily reconciliation; without it, there is none. */
  readonly jobs?: Jobs;
  readonly log: Logger;
  readonly now: () => Date;
  readonly metrics: Metrics;
  /** Between two readings of the sources; 0 for none, in tests that look themselves. */
  readonly intervalMs?: number;
}

/**
 * Reads the facts of all sources into the database, and from there to the listeners of this
 * process. Several processes may do so: each page of a source is stored once. The first start reads
 * the rows of all sources, which takes a while; until then, nothing is delivered.
 */
export async function openFeed(parts: FeedParts): Promise<Feed> {
  const { connection, sources, jobs, log, now, metrics, intervalMs = INTERVAL_MS } = parts;
  const models = feedModels(connection);
  const store = generations(
    models,
    sources.map(({ name }) => name),
  );
  const owner = randomUUID();
  const health = sourceHealth(sources, log, now);
  const followers = openFollowers(store, models, async () => {
    log.error(
      { code: 'STATISTICS_DAMAGED' },
      'a page of the statistics is damaged: they are rebuilt',
    );
    await store.begin(now());
  });
  let stopped = false;
  let building: Generation | null = null;
  let live: Generation | null = null;
  let ready = false;
  let delivered: FeedState['asOf'] = null;

  async function pullSource(source: StatisticsSource): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS && !stopped; attempt++) {
      live = await store.live();
      const from = live?.sources[source.name];
      if (live === null || from === undefined) return;
      if (from.lost) return store.begin(now());
      const pulled = await pull(store, live, source);
      if (pulled.result === 'CURRENT') return health.current(source.name, pulled.asOf);
      if (pulled.result === 'OVERTAKEN') continue;
      log.warn({ source: source.name }, 'changes of facts are lost: the statistics are rebuilt');
      const none = { facts: [], subjects: [] };
      await store.advance(live, {
        source: source.name,
        from,
        to: { ...from, lost: true },
        ...none,
      });
    }
  }

  async function pullAndDeliver(): Promise<void> {
    live = await store.live();
    if (live === null || sources.some(({ name }) => !(name in live!.sources)))
      await store.begin(now());
    for (const source of sources) await health.observed(source.name, () => pullSource(source));
    const asOf = health.asOf();
    if (!(await followers.catchUp())) return;
    ready = true;
    delivered = asOf;
  }

  async function build(step: () => void | Promise<void> = () => undefined): Promise<void> {
    const onStep = async (generation: Generation) => {
      building = generation;
      if (stopped) throw new Error('The feed of the statistics is stopped.');
      await step();
    };
    try {
      await rebuild({ store, models, sources, owner, now, log, metrics, onStep });
    } catch (error) {
      if (!stopped) throw error;
    }
    building = await store.building();
  }

  const pulling = inSequence(pullAndDeliver);
  const rebuilding = inSequence(build);

  async function look(): Promise<void> {
    await pulling.run();
    await health.observed('rebuild', () => rebuilding.run());
    await pulling.run();
  }

  async function reconcile(step?: () => Promise<void>): Promise<void> {
    await store.begin(now());
    await rebuilding.run(step);
    await pulling.run();
  }

  if (jobs) {
    jobs.define(RECONCILE, {}, (_data, context) =>
      reconcile(async () => {
        context.signal.throwIfAborted();
        await context.touch();
      }),
    );
    await jobs.every(RECONCILE, RECONCILE_AT);
  }

  const inBackground = () => {
    if (pulling.idle()) void health.observed('database', () => pulling.run());
    if (rebuilding.idle()) void health.observed('rebuild', () => rebuilding.run());
  };
  const timer = intervalMs > 0 ? setInterval(inBackground, intervalMs) : undefined;
  timer?.unref();
  if (timer) inBackground();

  return {
    look,
    reconcile: () => reconcile(),
    follow(listener: FeedListener) {
      followers.add((page) => {
        // Until all pages have followed, what the listener has is incomplete.
        if (page === 'reset') ready = false;
        return listener(page);
      });
    },
    state: () => ({
      ready,
      asOf: delivered,
      sources: health.state((name) => live?.sources[name]?.cursor ?? 0),
      rebuild: building && progressOf(building),
    }),
    async stop() {
      stopped = true;
      clearInterval(timer);
      await pulling.end();
      await rebuilding.end();
      await store.release(owner);
    },
  };
}

function progressOf({ startedAt, sources }: Generation): FeedState['rebuild'] {
  const all = Object.values(sources);
  return {
    startedAt,
    rows: all.reduce((sum, { rows }) => sum + rows, 0),
    total: all.reduce((sum, { rows, total }) => sum + Math.max(rows, total), 0),
  };
}
