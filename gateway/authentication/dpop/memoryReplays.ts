import { LRUCache } from 'lru-cache';
import { creditError } from '../../../schema/errors';
import type { Replays } from './replays';

const MOST = 500_000;

/**
 * The memory of one gateway. What is noted is never pushed out by what comes later: when the
 * memory is full of ids that still count, nothing more is believed until some have run out.
 */
export function memoryReplays(most = MOST): Replays {
  // By size and not by number: for a number it sets aside all the room at once.
  const seen = new LRUCache<string, true>({ maxSize: most, sizeCalculation: () => 1 });
  return {
    async first(id, seconds) {
      if (seen.has(id)) return false;
      if (seen.size >= most) seen.purgeStale();
      if (seen.size >= most) throw creditError('NOT_READY');
      seen.set(id, true, { ttl: seconds * 1000 });
      return true;
    },
    async stop() {
      seen.clear();
    },
  };
}
