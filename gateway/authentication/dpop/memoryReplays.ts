import { LRUCache } from 'lru-cache';
import { creditError } from '../../../schema/errors';
import type { Replays } from './replays';

const MAX_IDS = 500_000;

/**
 * Store in the memory of one gateway. A new id never evicts an older one: when the store is full of
 * ids that have not expired, it refuses every new id until some expire.
 */
export function memoryReplays(maxIds = MAX_IDS): Replays {
  // `maxSize` instead of `max`: for `max` the cache allocates all entries in advance.
  const seen = new LRUCache<string, true>({ maxSize: maxIds, sizeCalculation: () => 1 });
  return {
    async first(id, seconds) {
      if (seen.has(id)) return false;
      if (seen.size >= maxIds) seen.purgeStale();
      if (seen.size >= maxIds) throw creditError('NOT_READY');
      seen.set(id, true, { ttl: seconds * 1000 });
      return true;
    },
    async stop() {
      seen.clear();
    },
  };
}
