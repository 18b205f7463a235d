import { LRUCache } from 'lru-cache';

/** The use of all caches of one name in this process. */
export interface CacheUse {
  hits: number;
  misses: number;
  /** Entries of all caches that are still in use. */
  entries(): number;
}

/** Only for this file: the caches of a name are referenced weakly, as a replaced one is dropped. */
interface NamedUse extends CacheUse {
  readonly caches: Set<WeakRef<{ readonly size: number }>>;
}

const uses = new Map<string, NamedUse>();

/** The use of every cache of this process, by its name. */
export const cacheUses: ReadonlyMap<string, CacheUse> = uses;

/** An LRU cache that counts hits and misses under a name; caches of one name count together. */
export class CountedCache<
  K extends object | string | number,
  V extends object | string | number | boolean,
  FC = unknown,
> extends LRUCache<K, V, FC> {
  private readonly use: CacheUse;

  constructor(name: string, options: LRUCache.Options<K, V, FC>) {
    super(options);
    this.use = useOf(name, this);
  }

  override get(key: K, options?: LRUCache.GetOptions<K, V, FC>): V | undefined {
    const value = options === undefined ? super.get(key) : super.get(key, options);
    if (value === undefined) this.use.misses++;
    else this.use.hits++;
    return value;
  }
}

function useOf(name: string, cache: { readonly size: number }): CacheUse {
  let use = uses.get(name);
  if (use === undefined) uses.set(name, (use = newUse()));
  use.caches.add(new WeakRef(cache));
  return use;
}

function newUse(): NamedUse {
  const caches = new Set<WeakRef<{ readonly size: number }>>();
  return {
    hits: 0,
    misses: 0,
    caches,
    entries() {
      let entries = 0;
      for (const reference of caches) {
        const cache = reference.deref();
        if (cache === undefined) caches.delete(reference);
        else entries += cache.size;
      }
      return entries;
    },
  };
}
