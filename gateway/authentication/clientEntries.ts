import { CountedCache } from '../../process/telemetry/metrics/countedCache';
import type { Registry, ClientEntry } from '../../schema/registry';
import { isOutage, OUTAGE_MS, withinPatience } from '../registry/outage';

/** Milliseconds an entry is cached: the longest delay until a change of the registry applies. */
const CACHE_MS = 2000;
const MAX_CACHED_CLIENTS = 1000;

interface CachedEntry {
  /** Null when no client has the id. */
  readonly entry: ClientEntry | null;
  /** When the registry confirmed it. */
  readonly readAt: number;
}

/**
 * The entries of the registry, cached. While the registry cannot be reached, an entry is used for
 * at most `OUTAGE_MS` after it was read; a request waits for an attempt to read it again.
 */
export class ClientEntries {
  readonly #entries = new CountedCache<string, CachedEntry, Registry>('clients', {
    max: MAX_CACHED_CLIENTS,
    ttl: CACHE_MS,
    // An expired entry remains, because an outage may follow.
    noDeleteOnStaleGet: true,
    fetchMethod: async (id, known, { context }) => {
      try {
        const reading = context.client(id);
        return { entry: await (known ? withinPatience(reading) : reading), readAt: Date.now() };
      } catch (error) {
        if (known?.entry && isOutage(error) && Date.now() - known.readAt < OUTAGE_MS) return known;
        throw error;
      }
    },
  });

  /**
   * The entry of a client, or null when it has none; a promise only when it must be read.
   * @throws what the registry throws, when no entry may be used
   */
  of(id: string, registry: Registry): ClientEntry | null | Promise<ClientEntry | null> {
    const known = this.#entries.get(id);
    if (known !== undefined) return known.entry;
    return this.#entries.fetch(id, { context: registry }).then((found) => found?.entry ?? null);
  }
}
