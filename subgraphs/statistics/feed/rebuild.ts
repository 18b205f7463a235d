import type { Logger } from 'pino';
import type { Metrics } from '../../../process/telemetry/metrics/metrics';
import { MAX_ROWS, type StatisticsSource } from '../../../schema/statistics/source';
import { differences } from './differences';
import type { Generations } from './generations';
import type { FeedModels, Generation } from './model';
import { pull } from './pull';

/** What a rebuild works with. */
export interface RebuildParts {
  readonly store: Generations;
  readonly models: FeedModels;
  readonly sources: readonly StatisticsSource[];
  /** The process, for its lease. */
  readonly owner: string;
  readonly now: () => Date;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Is called after each step; it throws to end the rebuild, which another call continues. */
  readonly onStep: (generation: Generation) => void | Promise<void>;
}

/** Attempts to bring two generations to the same cursors while both are written. */
const ATTEMPTS = 100;

/**
 * Continues the generation that is being built to its end: it reads the rows of all sources, a page
 * at a time, and publishes the generation when its cursors are those of the live one. Does nothing
 * if none is built, or another process builds it.
 *
 * Facts are exact beside running writes. A step reads a page of rows and the number of the last
 * change in the same snapshot, applies the changes up to that number of the rows that it has read
 * before, and stores the page under that number. Rows after the page are read later, with all of
 * their changes until then.
 * @throws when a source does not respond; the next call continues
 */
export async function rebuild(parts: RebuildParts): Promise<void> {
  const { store, sources, owner, now, onStep } = parts;
  for (;;) {
    const generation = await store.claim(owner, now());
    if (generation === null) return;
    await onStep(generation);
    const source = sources.find(({ name }) => generation.sources[name]?.complete !== true);
    if (source === undefined) return publish(parts);
    if ((await step(store, generation, source)) === 'LOST') await restart(parts, generation);
  }
}

/** Reads the next page of rows. */
async function step(
  store: Generations,
  generation: Generation,
  source: StatisticsSource,
): Promise<'LOST' | 'READ'> {
  const { position } = generation.sources[source.name]!;
  const page = await source.rows(position, MAX_ROWS);
  let current = generation;
  if (position !== null) {
    const upTo = page.number;
    const { result } = await pull(store, generation, source, { upTo, until: position });
    if (result !== 'CURRENT') return result === 'LOST' ? 'LOST' : 'READ';
    current = withCursor(generation, source.name, upTo);
  }
  const from = current.sources[source.name]!;
  const to = {
    cursor: page.number,
    position: page.position ?? position,
    rows: from.rows + page.rows,
    total: page.total,
    complete: page.position === null,
  };
  const { facts, subjects } = page;
  // If another process has read the page meanwhile, the next step continues after it.
  await store.advance(generation, { source: source.name, from, to, facts, subjects });
  return 'READ';
}

function withCursor(generation: Generation, name: string, cursor: number): Generation {
  const { sources } = generation;
  return { ...generation, sources: { ...sources, [name]: { ...sources[name]!, cursor } } };
}

/** Begins anew: the source has lost changes since its rows were read. */
async function restart({ store, now, log }: RebuildParts, generation: Generation): Promise<void> {
  log.warn('changes of facts were lost during a rebuild of the statistics: it begins again');
  await store.drop(generation);
  await store.begin(now());
}

/** Compares the built generation with the live one at the same cursors, and replaces it. */
async function publish(parts: RebuildParts): Promise<void> {
  const { store, models, log, metrics } = parts;
  let equal: boolean | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const pair = await atSameCursors(parts);
    if (pair === 'ENDED') return;
    if (pair === undefined) continue;
    const { built, live } = pair;
    if (live === null || !isComparable(live, parts)) {
      if (await store.publish(built, live, false)) return;
      continue;
    }
    if (equal === undefined) {
      const found = await differences(models, live, built);
      equal = found.size === 0;
      for (const [source, count] of found) {
        metrics.count('credit_statistics_differences_total', source || 'unknown').value += count;
        log.error(
          { code: 'STATISTICS_DIFFER', source, cells: count },
          'the statistics differed from the records, and are replaced',
        );
      }
      // Both have gone on meanwhile, by the same changes.
      continue;
    }
    if (await store.publish(built, live, equal)) return;
  }
}

/** Whether a generation has all sources, as of a number of each: an older release had fewer. */
const isComparable = ({ sources: read }: Generation, { sources }: RebuildParts) =>
  sources.every(({ name }) => read[name] !== undefined && !read[name].lost);

/**
 * Brings the built and the live generation to the same cursors.
 * @returns undefined when one of them has changed meanwhile; ENDED when the rebuild cannot go on
 */
async function atSameCursors(
  parts: RebuildParts,
): Promise<{ readonly built: Generation; readonly live: Generation | null } | 'ENDED' | undefined> {
  const { store, sources, owner, now, onStep } = parts;
  const [built, live] = [await store.claim(owner, now()), await store.live()];
  if (built === null) return 'ENDED';
  await onStep(built);
  if (live === null || !isComparable(live, parts)) return { built, live };
  let moved = false;
  for (const source of sources) {
    const [own, other] = [built.sources[source.name]!, live.sources[source.name]!];
    if (own.cursor === other.cursor) continue;
    moved = true;
    const [behind, upTo] = own.cursor < other.cursor ? [built, other.cursor] : [live, own.cursor];
    const { result } = await pull(store, behind, source, { upTo });
    if (result !== 'LOST') continue;
    if (behind === built) await restart(parts, built);
    return 'ENDED';
  }
  return moved ? undefined : { built, live };
}
