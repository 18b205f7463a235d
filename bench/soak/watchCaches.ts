import { createRequire } from 'node:module';
import type { LRUCache } from 'lru-cache';

/** All bounded caches of a process together. */
export interface Caches {
  readonly count: number;
  readonly entries: number;
  /** Caches that exceed their limit: there should be none. */
  readonly beyond: number;
}

type AnyCache = LRUCache<object, object>;
type Constructor = new (options: LRUCache.Options<object, object, unknown>) => AnyCache;

/**
 * Watches every cache that the product creates from now on, without keeping references to them.
 * Call it before loading the modules that create caches.
 * @returns a function that returns their current sizes
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
