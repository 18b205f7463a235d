import type { StatisticsSource } from '../../../schema/statistics/source';
import type { Generations } from './generations';
import type { Generation } from './model';

/** How a source has been read. */
export type Pulled =
  /** All changes until a moment of the source's clock are stored. */
  | { readonly result: 'CURRENT'; readonly asOf: Date }
  /** Another process has stored a page meanwhile; the generation must be read again. */
  | { readonly result: 'OVERTAKEN' }
  /** The source no longer stores the changes that come next. */
  | { readonly result: 'LOST' };

/**
 * Stores the changes of a source in a generation, a page at a time, until nothing more follows.
 * @param upTo the last change to store
 * @param until only changes of rows up to this position are stored
 * @throws when the source does not respond; the pages before it are stored
 */
export async function pull(
  store: Pick<Generations, 'advance'>,
  generation: Generation,
  source: StatisticsSource,
  { upTo, until }: { readonly upTo?: number; readonly until?: string } = {},
): Promise<Pulled> {
  let from = generation.sources[source.name]!;
  for (;;) {
    const page = await source.changes(from.cursor, upTo, until);
    if (page.lost) return { result: 'LOST' };
    if (page.number > from.cursor) {
      const to = { ...from, cursor: page.number };
      const { facts, subjects } = page;
      const stored = { source: source.name, from, to, facts, subjects };
      if (!(await store.advance(generation, stored))) return { result: 'OVERTAKEN' };
      from = to;
    }
    if (!page.more) return { result: 'CURRENT', asOf: new Date(page.asOf) };
  }
}
