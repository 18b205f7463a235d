import type { Generations } from './generations';
import type { FeedModels, Generation } from './model';
import type { FactPage } from './segment';
import { segmentsOf } from './segments';

/**
 * Receives every stored page once, in the order in which they were stored. After `reset` all pages
 * follow anew: what was received before is no longer valid.
 */
export type FeedListener = (page: FactPage | 'reset') => void | Promise<void>;

/** What listeners receive, in this process. */
export interface Followers {
  add(listener: FeedListener): void;
  /** Delivers what is stored and not delivered yet. @returns whether there is a live generation */
  catchUp(): Promise<boolean>;
}

interface Follower {
  readonly listener: FeedListener;
  /** The generation and the number of the last segment that it has received. */
  at: { readonly generation: number; readonly segments: number } | undefined;
}

/** @param onDamage is called for a segment that cannot be read; it is skipped */
export function openFollowers(
  store: Pick<Generations, 'live'>,
  models: Pick<FeedModels, 'segment'>,
  onDamage: () => Promise<void>,
): Followers {
  const followers: Follower[] = [];

  /** Delivers the segments up to a number of the generation that the follower is in. */
  async function deliver(follower: Follower, upTo: number): Promise<void> {
    const { generation, segments } = follower.at!;
    for await (const { number, page } of segmentsOf(models, generation, segments, upTo)) {
      if (page === undefined) await onDamage();
      else await follower.listener(page);
      follower.at = { generation, segments: number };
    }
  }

  async function follow(follower: Follower, live: Generation): Promise<void> {
    const { replaced } = live;
    if (follower.at?.generation !== live._id) {
      if (replaced?.equal && replaced.generation === follower.at?.generation) {
        // Both have the same facts: only the dimensions of subjects may be newer.
        await deliver(follower, replaced.segments);
        const { atSegments } = replaced;
        for await (const { page } of segmentsOf(models, live._id, 0, atSegments))
          if (page && page.subjects.length > 0)
            await follower.listener({ facts: [], subjects: page.subjects });
        follower.at = { generation: live._id, segments: atSegments };
      } else {
        await follower.listener('reset');
        follower.at = { generation: live._id, segments: 0 };
      }
    }
    await deliver(follower, live.segments);
  }

  return {
    add(listener) {
      followers.push({ listener, at: undefined });
    },
    async catchUp() {
      const live = await store.live();
      if (live === null) return false;
      for (const follower of followers) await follow(follower, live);
      return true;
    },
  };
}
