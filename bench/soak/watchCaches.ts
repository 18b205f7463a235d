import { createRequire } from 'node:module';
import type { LRUCache } from 'lru-cache';

/** All bounded caches of a process together. */
export interface Caches {
  readonly count: number;
  readonly entries: number;
  /** Those that hold more than their bound: there should be none. */
  readonly beyond: number;
}

type AnyCache = LRUCache<object, object>;
type Constructor = new (options: LRUCache.Options<object, object, unknown>) => AnyCache;

/**
 * Watches every cache of the product made from here on, without holding any. To be called before
 * the modules that make them are loaded.
 * @returns what they hold now
 */
export function watchCaches(): () => Caches {
  const made = new Set<WeakRef<AnyCache>>();
  const library = createRequire(__filename)('lru-cache') as { LRUCache: Constructor };
  library.LRUCache = class extends library.LRUCache {
    constructor(options: LRUCache.Options<object, object, unknown>) {
      super(options);
      made.add(new WeakRef<AnyCache>(this));
    }
  };
  return () => {
    let [count, entries, beyond] = [0, 0, 0];
    for (const each of made) {
      const cache = each.deref();
      if (cache === undefined) {
        made.delete(each);
        continue;
      }
      count++;
      entries += cache.size;
      const { max, maxSize, size, calculatedSize } = cache;
      if ((max > 0 && size > max) || (maxSize > 0 && calculatedSize > maxSize)) beyond++;
    }
    return { count, entries, beyond };
  };
}
