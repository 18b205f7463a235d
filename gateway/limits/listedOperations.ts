import { LRUCache } from 'lru-cache';
import type { Registry } from '../../schema/registry';
import { isOutage, OUTAGE_MS, withinPatience } from '../registry/outage';

/** Milliseconds a lookup is cached: the longest delay until a change of a safelist applies. */
const CACHE_MS = 2000;
const MAX_CACHED = 5000;
/** Characters of all cached texts. */
const MAX_CACHED_CHARACTERS = 8 * 1024 * 1024;

const HASH = /^[0-9a-f]{64}$/;

interface Lookup {
  /** Null when no safelist has the operation. */
  readonly text: string | null;
  readonly readAt: number;
}

/**
 * The operations that are on the safelist of any client, by the SHA-256 of their texts, for callers
 * without a client. While the registry cannot be reached, a cached text is used for at most
 * `OUTAGE_MS`.
 */
export class ListedOperations {
  readonly #lookups: LRUCache<string, Lookup>;

  constructor(registry: Pick<Registry, 'listedOperation'>) {
    this.#lookups = new LRUCache<string, Lookup>({
      max: MAX_CACHED,
      maxSize: MAX_CACHED_CHARACTERS,
      sizeCalculation: ({ text }) => 64 + (text?.length ?? 0),
      ttl: CACHE_MS,
      // An expired text remains, because an outage may follow.
      noDeleteOnStaleGet: true,
      fetchMethod: async (hash, known) => {
        try {
          const reading = registry.listedOperation(hash);
          return { text: await (known ? withinPatience(reading) : reading), readAt: Date.now() };
        } catch (error) {
          if (known && isOutage(error) && Date.now() - known.readAt < OUTAGE_MS) return known;
          throw error;
        }
      },
    });
  }

  /**
   * The text of an operation; a promise only when the registry must be asked.
   * @param id an id without prefix; ids that are no SHA-256 belong to one client and are not found
   * @throws what the registry throws, when no cached text may be used
   */
  of(id: string): string | null | Promise<string | null> {
    if (!HASH.test(id)) return null;
    const known = this.#lookups.get(id);
    if (known !== undefined) return known.text;
    return this.#lookups.fetch(id).then((found) => found?.text ?? null);
  }
}
